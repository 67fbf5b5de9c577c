import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A test that runs inside the extension host; it fails by throwing, as node:assert does. */
export interface Test {
  readonly name: string;
  readonly body: () => Promise<void>;
}

export interface TestResult {
  readonly name: string;
  readonly state: 'passed' | 'failed';
  readonly durationMs: number;
  /** The stack of what it threw. */
  readonly error?: string;
}

/** The environment variable that names the file for the results. */
export const resultsVariable = 'RAILWRIGHT_INTEGRATION_RESULTS';

const timeLimitMs = 30_000;

export const test = (name: string, body: () => Promise<void>): Test => ({ name, body });

/** Runs the tests one after another: they share one window. */
export async function runTests(tests: readonly Test[]): Promise<readonly TestResult[]> {
  const results: TestResult[] = [];
  for (const one of tests) results.push(await runTest(one));
  return results;
}

/** Writes the results in one go: whoever waits for the file never reads half of it. */
export async function writeResults(file: string, results: readonly TestResult[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.partial`, `${JSON.stringify(results, null, 2)}\n`);
  await rename(`${file}.partial`, file);
}

async function runTest({ name, body }: Test): Promise<TestResult> {
  const began = performance.now();
  const done = (rest: Pick<TestResult, 'state' | 'error'>): TestResult => ({
    name,
    durationMs: Math.round(performance.now() - began),
    ...rest,
  });
  try {
    await inTime(body());
    return done({ state: 'passed' });
  } catch (error) {
    return done({ state: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

/** A test that hangs must not keep the others from their turn. */
function inTime(work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error(`not done after ${timeLimitMs / 1000} s`));
    const timer = setTimeout(late, timeLimitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
