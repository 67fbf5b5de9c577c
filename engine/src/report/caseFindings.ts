import type { Result } from '#schemas/generated/run.ts';
import { type Flip, keyOf } from '../compare/diffRuns.ts';
import { isWorse } from '../compare/worse.ts';
import type { RunReport } from './reports.ts';

/** A case that is not as expected, or not as it was. */
export interface CaseFinding {
  readonly key: string;
  readonly now: Result;
  /** What the baseline made of it, where it was evaluated there. */
  readonly before?: Result;
  /** What changed; absent where nothing did. */
  readonly flip?: Flip;
  readonly isFailure: boolean;
  /** Whether it is wrong now, and was not in the baseline; without a baseline, whether it is wrong. */
  readonly isWorse: boolean;
}

/** The cases to speak of, in the order of the suite. */
export function caseFindings({ record, baseline }: RunReport): readonly CaseFinding[] {
  const flips = new Map(baseline?.diff.flips.map((flip) => [keyOf(flip), flip]));
  const earlier = new Map(baseline?.before.results.map((result) => [keyOf(result), result]));
  return record.results.flatMap((now) => {
    const key = keyOf(now);
    const isFailure = !now.passed && !now.notEvaluated;
    const flip = flips.get(key);
    if (!isFailure && !flip) return [];
    const before = earlier.get(key);
    const compared = before && !before.notEvaluated ? before : undefined;
    return [{ key, now, before: compared, flip, isFailure, isWorse: isWorse(now, compared) }];
  });
}

/** Cases that one rule decides, or decided before and no rule does now; without a rule, those that none ever did. */
export interface DecidedCases {
  readonly decider?: NonNullable<Result['decidedBy']>;
  readonly isFormer: boolean;
  readonly findings: readonly CaseFinding[];
}

/** Findings by the rule that decides them now, the most first. */
export function byDecider(findings: readonly CaseFinding[]): readonly DecidedCases[] {
  const groups = Map.groupBy(findings, ({ now, before }) =>
    now.decidedBy ? `now ${now.decidedBy.rule}` : `before ${before?.decidedBy?.rule ?? ''}`,
  );
  return [...groups.values()].map(decidedCases).toSorted((a, b) => b.findings.length - a.findings.length);
}

function decidedCases(findings: readonly CaseFinding[]): DecidedCases {
  const [first] = findings;
  const now = first?.now.decidedBy;
  const decider = now ?? first?.before?.decidedBy ?? undefined;
  return { ...(decider && { decider }), isFormer: !now, findings };
}

/** What was expected and what came instead, in one line. */
export const failureOf = ({ now: { failures = [], expected, verdict } }: CaseFinding): string =>
  failures.join('; ') || `expected ${expected}, got ${verdict}`;
