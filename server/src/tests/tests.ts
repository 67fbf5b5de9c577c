import type { Kind } from '#engine/suite/suite.ts';
import type { RunParams } from '#protocol/requests.ts';
import type { PolicyCoverage, TestCase, TestKinds, TestRunEvent, TestSuite, TestsChanged } from '#protocol/tests.ts';
import type { DocumentStore } from '../documentStore.ts';
import type { PreparedRun } from '../runs/preparedRun.ts';
import { putOff, type Schedule } from '../schedule.ts';
import { suitePaths } from '../workspaceFiles.ts';
import { createCoverageStore } from './coverageStore.ts';
import { suitesDrawingOn } from './suitesDrawingOn.ts';
import { listSuites } from './testSuites.ts';
import { kindsOf, problemOf, testCases, titleRange } from './testTree.ts';
import { createWatchedSuites } from './watchedSuites.ts';
import { type RunWatcher, watchRun } from './watchRun.ts';

/** The suites of the workspace as the native tests of an editor. */
export interface Tests {
  /** From the first time that somebody asks, the editor is told of what becomes of them. */
  list(): Promise<readonly TestSuite[]>;
  kinds(suitePath: string): TestKinds;
  cases(suitePath: string, kind: Kind): readonly TestCase[];
  /** The suites that draw on a file, as URIs. */
  suitesOf(path: string): Promise<readonly string[]>;
  /** What the runs with a name have reached; it is given once. */
  coverage(run: string): readonly PolicyCoverage[];
  /** A text or a file is another one: the editor is told after a pause what that changes. */
  changed(): void;
  watch(params: RunParams, prepared: Extract<PreparedRun, { kind: 'prepared' }>): RunWatcher;
}

export interface TestsHost {
  readonly store: DocumentStore;
  readonly schedule: Schedule;
  tell(method: 'railwright/testsChanged', params: TestsChanged): void;
  tell(method: 'railwright/testRun', params: TestRunEvent): void;
}

/** How long a pause in the typing is, in milliseconds. */
const pauseMs = 300;

export function createTests({ store, schedule, tell }: TestsHost): Tests {
  const watched = createWatchedSuites(store);
  const coverage = createCoverageStore();
  let listed: string | undefined;
  const list = async (): Promise<readonly TestSuite[]> => {
    const all = await listSuites(store);
    listed = JSON.stringify(all);
    return all;
  };
  const pause = putOff(schedule, async () => {
    const before = listed;
    await list();
    const isListOther = listed !== before;
    const changes = await watched.changes();
    if (isListOther || changes.suites.length > 0) tell('railwright/testsChanged', { isListOther, ...changes });
  });
  return {
    list,
    kinds(path) {
      const suite = watched.read(path);
      if (!suite) return { kinds: [], problem: 'the suite cannot be read' };
      const problem = problemOf(store, suite);
      return { range: titleRange(store, path), kinds: kindsOf(suite.value), ...(problem !== undefined && { problem }) };
    },
    cases(path, kind) {
      const suite = watched.read(path);
      return suite ? testCases(store, suite.value, kind) : [];
    },
    suitesOf: async (path) => suitesDrawingOn(path, await suitePaths(store), store),
    coverage: coverage.take,
    changed() {
      if (listed !== undefined) pause.in(pauseMs);
    },
    watch(params, prepared) {
      const send = (event: TestRunEvent): void => {
        if (listed !== undefined) tell('railwright/testRun', event);
      };
      return watchRun({ store, send, covered: coverage.add }, params, prepared);
    },
  };
}
