import { commands, type TestItem, type TestRun } from 'vscode';
import type { TestResult } from '#protocol/tests.ts';
import { testMessage } from './testMessages.ts';

/** How many results are shown in one go: who types waits so long. */
const mostAtOnce = 50;

/** Says what cases of a suite did. The window takes its time for each of them, so that what did not pass comes first. */
export async function showResults(
  run: TestRun,
  suite: TestItem | undefined,
  results: readonly TestResult[],
): Promise<void> {
  const [passed, others] = [results.filter(isPassed), results.filter((result) => !isPassed(result))];
  const ordered = [...others, ...passed];
  const append = results.length > mostLines ? appendTogether : appendEach;
  for (let from = 0; from < ordered.length; from += mostAtOnce) {
    const slice = ordered.slice(from, from + mostAtOnce);
    for (const result of slice) {
      const item = itemOf(suite, result);
      if (item) shows[result.state](run, item, result);
    }
    append(run, slice, suite);
    await untilTakenIn();
  }
}

/** The window answers in turn: once it does, it has taken in all results that it was sent before, and no heap of them waits. */
const untilTakenIn = (): Thenable<unknown> => commands.executeCommand('setContext', 'railwright.testsShown', true);

const isPassed = ({ state }: TestResult): boolean => state === 'passed';

type Show = (run: TestRun, item: TestItem, result: TestResult) => void;

const shows = {
  passed: (run, item, { durationMs }) => run.passed(item, durationMs),
  failed: (run, item, result) => run.failed(item, testMessage(item, result), result.durationMs),
  errored: (run, item, result) => run.errored(item, testMessage(item, result), result.durationMs),
  skipped: (run, item) => run.skipped(item),
} satisfies Record<TestResult['state'], Show>;

/** More lines than this at once are nobody's to read one by one: they belong to no test then. */
const mostLines = 100;

type Append = (run: TestRun, results: readonly TestResult[], suite: TestItem | undefined) => void;

const appendTogether: Append = (run, results) =>
  run.appendOutput(results.map(({ summary }) => `${summary}\r\n`).join(''));

const appendEach: Append = (run, results, suite) => {
  for (const result of results) run.appendOutput(`${result.summary}\r\n`, undefined, itemOf(suite, result));
};

const itemOf = (suite: TestItem | undefined, { kind, case: id }: TestResult): TestItem | undefined =>
  suite?.children.get(kind)?.children.get(id);
