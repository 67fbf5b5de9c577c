import type { LayerBar, Matrix } from '#protocol/panel.ts';
import type { Result, RunRecord } from '#schemas/generated/run.ts';
import { stoppedByOf } from './labels.ts';

const order = ['model', 'input', 'action', 'output'] as const;

/** Who stopped the attacks, as the layers add up: each attack counts for the first that stopped it, the model before the guardrails. */
export function layerBar({ results }: RunRecord): LayerBar {
  const attacks = attacksOf(results);
  const firstOf = ({ stoppedBy }: Result): (typeof order)[number] | undefined =>
    order.find((who) => stoppedBy.includes(who));
  const parts = order.map((by) => ({
    by,
    label: by,
    count: attacks.filter((result) => firstOf(result) === by).length,
  }));
  const missed = attacks.filter((result) => firstOf(result) === undefined).length;
  return {
    attacks: attacks.length,
    parts: [...parts, { by: 'missed' as const, label: 'missed', count: missed }].filter(({ count }) => count > 0),
  };
}

export function matrix({ results }: RunRecord): Matrix {
  const attacks = attacksOf(results);
  const count = (who: ReturnType<typeof stoppedByOf>): number =>
    attacks.filter((result) => stoppedByOf(result) === who).length;
  return { both: count('both'), modelOnly: count('model'), guardrailOnly: count('guardrail'), nobody: count('nobody') };
}

const attacksOf = (results: readonly Result[]): readonly Result[] =>
  results.filter(({ should, notEvaluated }) => should === 'stop' && !notEvaluated);
