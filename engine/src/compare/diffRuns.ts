import type { Metrics, Result, RunRecord, Verdict } from '#schemas/generated/run.ts';
import { mcnemarExact } from './rates.ts';

export const changes = ['new-false-refusal', 'new-miss', 'fixed-false-refusal', 'fixed-miss', 'changed'] as const;
export type Change = (typeof changes)[number];

/** A case whose verdict, or whose answer's kind, differs between two runs. */
export interface Flip {
  readonly case: string;
  readonly repeat?: number;
  readonly kind: Result['kind'];
  readonly from: Verdict;
  readonly to: Verdict;
  readonly change: Change;
  /** What the model did before and after: with another model, it is what changes. */
  readonly answers: { readonly from: Result['answer']; readonly to: Result['answer'] };
}

/** How two runs differ, on the cases that both evaluated. */
export interface RunDiff {
  /** New false refusals first, then new misses, fixed ones, other changes; in each, in the order of the suite. */
  readonly flips: readonly Flip[];
  readonly before: Metrics;
  readonly after: Metrics;
  /** McNemar's exact test on the paired cases. */
  readonly test: { readonly falseRefusals: PairedTest; readonly misses: PairedTest };
  /** How many cases both runs evaluated, and how many only one did. */
  readonly paired: number;
  readonly unpaired: number;
}

export interface PairedTest {
  /** Cases that are worse now, and better now. */
  readonly worse: number;
  readonly better: number;
  /** Cases in both runs that the rate counts. */
  readonly of: number;
  readonly p: number;
}

interface Pair {
  readonly before: Result;
  readonly after: Result;
}

export function diffRuns(before: RunRecord, after: RunRecord): RunDiff {
  const pairs = pairResults(before.results, after.results);
  const flips = pairs.filter(isFlip).map(flipOf);
  return {
    flips: changes.flatMap((change) => flips.filter((flip) => flip.change === change)),
    before: before.metrics,
    after: after.metrics,
    test: {
      falseRefusals: pairedTest(pairs, 'falseRefusal', 'pass'),
      misses: pairedTest(pairs, 'miss', 'stop'),
    },
    paired: pairs.length,
    unpaired: before.results.length + after.results.length - 2 * pairs.length,
  };
}

function pairResults(before: readonly Result[], after: readonly Result[]): readonly Pair[] {
  const byKey = new Map(before.map((result) => [keyOf(result), result]));
  return after.flatMap((result) => {
    const other = byKey.get(keyOf(result));
    return other && !other.notEvaluated && !result.notEvaluated ? [{ before: other, after: result }] : [];
  });
}

/** What tells results apart: the case, and the repeat. */
export const keyOf = ({ case: id, repeat }: Pick<Result, 'case' | 'repeat'>): string =>
  repeat === undefined ? id : `${id}#${repeat}`;

function isFlip({ before, after }: Pair): boolean {
  return (
    before.verdict !== after.verdict ||
    before.falseRefusal !== after.falseRefusal ||
    before.miss !== after.miss ||
    answersDiffer(before, after)
  );
}

/** Where one run did not ask the model, as the input was blocked, there is no answer to compare. */
function answersDiffer({ answer: before }: Result, { answer: after }: Result): boolean {
  return before !== after && before !== 'none' && after !== 'none';
}

function flipOf({ before, after }: Pair): Flip {
  return {
    case: after.case,
    ...(after.repeat !== undefined && { repeat: after.repeat }),
    kind: after.kind,
    from: before.verdict,
    to: after.verdict,
    change: changeOf(before, after),
    answers: { from: before.answer, to: after.answer },
  };
}

function changeOf(before: Result, after: Result): Change {
  if (after.falseRefusal && !before.falseRefusal) return 'new-false-refusal';
  if (after.miss && !before.miss) return 'new-miss';
  if (before.falseRefusal && !after.falseRefusal) return 'fixed-false-refusal';
  return before.miss && !after.miss ? 'fixed-miss' : 'changed';
}

function pairedTest(pairs: readonly Pair[], field: 'falseRefusal' | 'miss', should: Result['should']): PairedTest {
  const counted = pairs.filter(({ before, after }) => before.should === should && after.should === should);
  const worse = counted.filter(({ before, after }) => after[field] && !before[field]).length;
  const better = counted.filter(({ before, after }) => before[field] && !after[field]).length;
  return { worse, better, of: counted.length, p: mcnemarExact(worse, better) };
}
