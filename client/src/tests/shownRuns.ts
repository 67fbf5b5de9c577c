import { type TestController, type TestRun, TestRunRequest } from 'vscode';
import type { TestRunEvent } from '#protocol/tests.ts';
import { letGo } from './letGo.ts';
import { showResults } from './showResults.ts';
import type { TestTree } from './testTree.ts';

/** The runs that are under way, wherever they were started. */
export interface ShownRuns {
  /** Shows the results of a run that has this name, until it is let go. */
  show(name: string, run: TestRun): ShownRun;
  hear(event: TestRunEvent): void;
}

export interface ShownRun {
  /** Does something to the run when all is shown that came before. */
  after(work: (run: TestRun) => void | Promise<void>): Promise<void>;
  /** Ends the run when all that came is shown. */
  end(): Promise<void>;
}

interface Showing extends ShownRun {
  readonly isOwn: boolean;
}

export function createShownRuns(controller: TestController, tree: TestTree): ShownRuns {
  const showing = new Map<string, Showing>();
  const show = (name: string, run: Promise<TestRun>, isOwn: boolean): Showing => {
    let work: Promise<void> = Promise.resolve();
    const after: ShownRun['after'] = (next) => {
      const done = work.then(async () => next(await run));
      // What could not be shown holds up nothing that comes after it.
      work = done.catch(() => undefined);
      return done;
    };
    const end = (): Promise<void> => {
      showing.delete(name);
      return after((ended) => ended.end());
    };
    const shown = { isOwn, after, end };
    showing.set(name, shown);
    return shown;
  };
  /** A run that a lens, the panel or a command started: gutter and tree always say the last verdict. */
  const join = (event: Extract<TestRunEvent, { kind: 'started' }>): void => {
    if (!showing.has(event.run)) show(event.run, startRun(controller, tree, event), false);
  };
  return {
    show: (name, run) => show(name, Promise.resolve(run), true),
    hear(event) {
      if (event.kind === 'started') return join(event);
      const shown = showing.get(event.run);
      if (event.kind === 'results')
        letGo(shown?.after((run) => showResults(run, tree.suite(event.suite), event.results)));
      else if (shown && !shown.isOwn) letGo(shown.end());
    },
  };
}

async function startRun(
  controller: TestController,
  tree: TestTree,
  { suite, mode, model, cases, only }: Extract<TestRunEvent, { kind: 'started' }>,
): Promise<TestRun> {
  const item = tree.suite(suite);
  if (item) await tree.resolveAll(item);
  const kinds = [...(item?.children ?? [])].map(([, kind]) => kind).filter(({ id }) => !only || id === only);
  const chosen = cases ? cases.flatMap((id) => kinds.flatMap(({ children }) => children.get(id) ?? [])) : kinds;
  const label = mode === 'run' ? `Run against ${model}` : 'Preview';
  return controller.createTestRun(new TestRunRequest(chosen, undefined, undefined, false, true), label, true);
}
