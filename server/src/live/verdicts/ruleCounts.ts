import { endings, type RejudgedCases, shoulds } from '#engine/live/judged.ts';
import type { RuleCounts } from './questions.ts';

/** What each rule does in the cases that were judged last, by its id. */
export type CountRules = (cases: RejudgedCases) => (rule: string) => RuleCounts;

/** Counts once for all rules of a judgment, and keeps what was counted: the same is asked for while somebody scrolls. */
export function keptRuleCounts(): CountRules {
  let kept: { readonly cases: RejudgedCases; readonly of: (rule: string) => RuleCounts } | undefined;
  return (cases) => {
    if (kept?.cases !== cases) kept = { cases, of: ruleCounts(cases) };
    return kept.of;
  };
}

function ruleCounts(cases: RejudgedCases): (rule: string) => RuleCounts {
  const decided = decisions(cases);
  const needsRun =
    cases.size > 0 &&
    cases.columns.endings.subarray(0, cases.size).every((ending) => (ending & endings.needsRun) !== 0);
  const known = new Map<string, RuleCounts>();
  return (rule) => {
    const before = known.get(rule);
    if (before) return before;
    const counts = { cases: needsRun ? undefined : cases.reachedBy(rule), ...(decided.get(rule) ?? nothing) };
    known.set(rule, counts);
    return counts;
  };
}

const nothing = { caught: 0, refused: 0 };

type Decided = Pick<RuleCounts, 'caught' | 'refused'>;

const STOP = shoulds.indexOf('stop');

/** What the rules that decide do to attacks and to legitimate requests. */
function decisions({ size, columns, facts }: RejudgedCases): ReadonlyMap<string, Decided> {
  const caught = new Uint32Array(columns.deciders.length);
  const refused = new Uint32Array(columns.deciders.length);
  for (let index = 0; index < size; index++) {
    const by = columns.decidedBy[index] ?? -1;
    const ending = columns.endings[index] ?? 0;
    if (by < 0 || ending & endings.notEvaluated) continue;
    if (facts.should[index] === STOP && !(ending & endings.miss)) caught[by] = (caught[by] ?? 0) + 1;
    if (ending & endings.falseRefusal) refused[by] = (refused[by] ?? 0) + 1;
  }
  return new Map(
    columns.deciders.map(({ rule }, by) => [rule, { caught: caught[by] ?? 0, refused: refused[by] ?? 0 }]),
  );
}
