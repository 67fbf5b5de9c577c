/** A suite whose cases are judged; checked as well, if it is one of the files to check. */
export interface SuiteToJudge {
  readonly path: string;
  readonly isChecked: boolean;
}

/** Suites of which each shard takes some as soon as it is done with others: they start, and work, at different speeds. */
export interface SuiteQueue {
  readonly suites: readonly SuiteToJudge[];
  /** How many are taken: one number, in memory that threads share. */
  readonly taken: Int32Array;
}

export function queueOf(suites: readonly SuiteToJudge[]): SuiteQueue {
  return { suites, taken: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) };
}

/** Suites that stand beside each other often test one policy; so few that no shard waits long for another at the end. */
const suitesAtOnce = 4;

/** The next suites that nobody has taken, with their indexes in the queue; none if there are none left. */
export function takeSuites({ suites, taken }: SuiteQueue): readonly (readonly [index: number, suite: SuiteToJudge])[] {
  const first = Atomics.add(taken, 0, suitesAtOnce);
  return suites.slice(first, first + suitesAtOnce).map((suite, i) => [first + i, suite]);
}
