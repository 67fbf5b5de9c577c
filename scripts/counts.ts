/** What came of a group of tests. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0 };

export const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** `12 passed, 1 failed`, and `, 2 skipped` when there are any: the line that a program may read. */
export function summary({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** The part that is read of what vitest's JSON reporter writes. */
export interface VitestReport {
  readonly success: boolean;
  readonly testResults: readonly VitestFile[];
}

interface VitestFile {
  /** Its path. */
  readonly name: string;
  readonly status: string;
  /** `passed`, `failed`, or a word for a test that was not run. */
  readonly assertionResults: readonly { readonly status: string }[];
}

/** A run without success has failed, whatever its files say. */
export function countVitest({ success, testResults }: VitestReport): Counts {
  const counts = testResults.map(countFile).reduce(add, none);
  return success ? counts : { ...counts, failed: Math.max(counts.failed, 1) };
}

/** A file that does not load has no tests to fail: it counts as one failure itself. */
function countFile({ status, assertionResults }: VitestFile): Counts {
  if (status === 'failed' && assertionResults.length === 0) return { ...none, failed: 1 };
  const count = (of: string) => assertionResults.filter((test) => test.status === of).length;
  const [passed, failed] = [count('passed'), count('failed')];
  return { passed, failed, skipped: assertionResults.length - passed - failed };
}

/** The paths of the files that failed. */
export const failedFiles = ({ testResults }: VitestReport): readonly string[] =>
  testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);

/** A run whose failed files were run once more: of those, what came of them the second time. */
export function withSecondTry(first: VitestReport, second: VitestReport): VitestReport {
  const passed = first.testResults.filter(({ status }) => status !== 'failed');
  return { success: second.success, testResults: [...passed, ...second.testResults] };
}
