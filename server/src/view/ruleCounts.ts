import type { Result } from '#schemas/generated/run.ts';
import { counted } from '#view/labels.ts';
import type { EndedRun } from '../runs/runSession.ts';

/** What the last runs say of a rule: results of runs whose policy has it from this file. */
export const resultsOfRule = (
  runs: readonly EndedRun[],
  { id, path }: { readonly id: string; readonly path: string },
): readonly Result[] => runs.filter((run) => hasRule(run, id, path)).flatMap(({ record }) => record.results);

/** A policy that extends this one may have a rule of its own in place of this one's. */
const hasRule = ({ loaded }: EndedRun, id: string, path: string): boolean =>
  loaded.policy.policy.rules.some((rule) => rule.id === id && rule.at.path === path);

/** `3 cases · caught 2 attacks · refused 1 legitimate` */
export function ruleCount(id: string, results: readonly Result[]): string {
  const reached = results.filter(({ steps }) => steps.some(({ rule }) => rule === id));
  const decided = reached.filter(({ decidedBy }) => decidedBy?.rule === id);
  const caught = decided.filter(({ should, miss }) => should === 'stop' && !miss).length;
  const refused = decided.filter(({ falseRefusal }) => falseRefusal).length;
  return [
    counted(reached.length, 'case'),
    ...(caught > 0 ? [`caught ${counted(caught, 'attack')}`] : []),
    ...(refused > 0 ? [`refused ${refused} legitimate`] : []),
  ].join(' · ');
}
