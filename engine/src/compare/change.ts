import type { Result } from '#schemas/generated/run.ts';
import { mcnemarExact } from './rates.ts';

/** The worst first. */
export const changes = ['new-false-refusal', 'new-miss', 'fixed-false-refusal', 'fixed-miss', 'changed'] as const;
export type Change = (typeof changes)[number];

/** What a change is told by. */
export type Compared = Pick<Result, 'verdict' | 'answer' | 'falseRefusal' | 'miss'>;

/** How a case that both sides evaluated ends otherwise; undefined where it does not. */
export function changeBetween(before: Compared, after: Compared): Change | undefined {
  if (after.falseRefusal && !before.falseRefusal) return 'new-false-refusal';
  if (after.miss && !before.miss) return 'new-miss';
  if (before.falseRefusal && !after.falseRefusal) return 'fixed-false-refusal';
  if (before.miss && !after.miss) return 'fixed-miss';
  return before.verdict !== after.verdict || answersDiffer(before, after) ? 'changed' : undefined;
}

/** Where one side did not ask the model, as the input was blocked, there is no answer to compare. */
function answersDiffer({ answer: before }: Compared, { answer: after }: Compared): boolean {
  return before !== after && before !== 'none' && after !== 'none';
}

export interface PairedTest {
  /** Cases that are worse now, and better now. */
  readonly worse: number;
  readonly better: number;
  /** Cases on both sides that the rate counts. */
  readonly of: number;
  readonly p: number;
}

/** McNemar's exact test on paired cases. */
export const pairedTest = (counts: Omit<PairedTest, 'p'>): PairedTest => ({
  ...counts,
  p: mcnemarExact(counts.worse, counts.better),
});
