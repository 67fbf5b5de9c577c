import type { Metrics, Result, RunRecord, Verdict } from '#schemas/generated/run.ts';
import { type Change, changeBetween, changes, type PairedTest, pairedTest } from './change.ts';

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

interface Pair {
  readonly before: Result;
  readonly after: Result;
}

export function diffRuns(before: RunRecord, after: RunRecord): RunDiff {
  const pairs = pairResults(before.results, after.results);
  const flips = pairs.flatMap(flipOf);
  return {
    flips: changes.flatMap((change) => flips.filter((flip) => flip.change === change)),
    before: before.metrics,
    after: after.metrics,
    test: {
      falseRefusals: testPairs(pairs, 'falseRefusal', 'pass'),
      misses: testPairs(pairs, 'miss', 'stop'),
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

function flipOf({ before, after }: Pair): readonly Flip[] {
  const change = changeBetween(before, after);
  if (!change) return [];
  const flip: Flip = {
    case: after.case,
    ...(after.repeat !== undefined && { repeat: after.repeat }),
    kind: after.kind,
    from: before.verdict,
    to: after.verdict,
    change,
    answers: { from: before.answer, to: after.answer },
  };
  return [flip];
}

function testPairs(pairs: readonly Pair[], field: 'falseRefusal' | 'miss', should: Result['should']): PairedTest {
  const counted = pairs.filter(({ before, after }) => before.should === should && after.should === should);
  const worse = counted.filter(({ before, after }) => after[field] && !before[field]).length;
  const better = counted.filter(({ before, after }) => before[field] && !after[field]).length;
  return pairedTest({ worse, better, of: counted.length });
}
