import { type Rule, strictness } from '../policy/policy.ts';
import { type Column, failed, matched } from './column.ts';

/** The strictest verdict for each subject or exchange, and who gave it first. */
export interface Decisions {
  /** Its number in `verdicts`; -1 where nothing counts. */
  readonly strictest: Int8Array;
  /** The number of the decider; -1 where there is none. */
  readonly by: Int32Array;
}

export const undecided = (size: number): Decisions => ({
  strictest: new Int8Array(size).fill(-1),
  by: new Int32Array(size).fill(-1),
});

/** A rule with what it found. */
export interface RuleOutcomes {
  readonly rule: Rule;
  /** Its number among the deciders. */
  readonly decider: number;
  readonly column: Column;
}

/** Takes a verdict into account. A tie goes to the first. */
export function weigh({ strictest, by }: Decisions, index: number, verdict: number, decider: number): void {
  if (verdict <= (strictest[index] ?? -1)) return;
  strictest[index] = verdict;
  by[index] = decider;
}

/** Takes a rule into account, as `decide` does: a shadow rule decides nothing, nor does an error that counts as `allow`. */
export function weighRule(decisions: Decisions, { rule, decider, column }: RuleOutcomes): void {
  if (rule.mode === 'shadow') return;
  const ofMatch = strictness(rule.verdict);
  const ofError = errorVerdict(rule.onError);
  for (let subject = 0; subject < column.length; subject++) {
    const outcome = column[subject];
    if (outcome === matched) weigh(decisions, subject, ofMatch, decider);
    else if (outcome === failed) weigh(decisions, subject, ofError, decider);
  }
}

export const errorVerdict = (onError: Rule['onError']): number => (onError === 'allow' ? -1 : strictness(onError));

/** The decisions about exchanges, of those about their subjects in order. */
export function gather(of: Decisions, itemOf: Int32Array, items: number): Decisions {
  const gathered = undecided(items);
  for (let subject = 0; subject < itemOf.length; subject++)
    weigh(gathered, itemOf[subject] ?? 0, of.strictest[subject] ?? -1, of.by[subject] ?? -1);
  return gathered;
}
