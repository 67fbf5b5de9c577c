import { layers } from '#engine/policy/policy.ts';
import type { LayerBar, Matrix } from '#protocol/panel.ts';
import type { Result, RunRecord } from '#schemas/generated/run.ts';
import { stoppedByOf } from './labels.ts';

const order = ['model', ...layers] as const;

/**
 * Who stopped the attacks that should be stopped, as the layers add up: each counts for the first that stopped it, the model
 * before the guardrails. What is missed here is what the catch rate misses.
 */
export function layerBar({ results }: RunRecord): LayerBar {
  const attacks = results.filter(({ should, notEvaluated }) => should === 'stop' && !notEvaluated);
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

/** All cases of the kind `attack` that were evaluated, by who stopped them: the rows that the panel shows for a cell. */
export function matrix({ results }: RunRecord): Matrix {
  const attacks = results.filter(({ kind, notEvaluated }) => kind === 'attack' && !notEvaluated);
  const count = (who: ReturnType<typeof stoppedByOf>): number =>
    attacks.filter((result) => stoppedByOf(result) === who).length;
  return { both: count('both'), modelOnly: count('model'), guardrailOnly: count('guardrail'), nobody: count('nobody') };
}
