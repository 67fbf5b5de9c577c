import { randomUUID } from 'node:crypto';
import { type CancellationToken, type TestController, TestMessage, type TestRun, type TestRunRequest } from 'vscode';
import type { RunOutcome, RunParams } from '#protocol/requests.ts';
import { assertNever } from '../assertNever.ts';
import { showNotice } from '../notices.ts';
import { outcomeNotice } from '../outcomeNotice.ts';
import type { Server } from '../server.ts';
import { addCoverage } from './coverage.ts';
import { type SelectedTests, selectTests } from './selectTests.ts';
import type { ShownRuns } from './shownRuns.ts';
import type { TestTree } from './testTree.ts';

export type RunManner = Pick<RunParams, 'mode' | 'model' | 'coverage'>;

/** Runs what a request asks for, and shows it in the Test Explorer. Resolves when it has ended. */
export type Runner = (request: TestRunRequest, manner: RunManner, token: CancellationToken) => Promise<void>;

export interface RunnerContext {
  readonly controller: TestController;
  readonly server: Server;
  readonly tree: TestTree;
  readonly shown: ShownRuns;
}

export const createRunner =
  ({ controller, server, tree, shown }: RunnerContext): Runner =>
  async (request, manner, token) => {
    const name = randomUUID();
    const run = controller.createTestRun(request);
    const showing = shown.show(name, run);
    try {
      for (const selected of await selectTests(tree, request)) {
        if (token.isCancellationRequested || run.token.isCancellationRequested) break;
        const { suite, cases, kind } = selected;
        const params: RunParams = { ...manner, suite, run: name, ...(cases && { cases }), ...(kind && { kind }) };
        await showing.after(() => enqueue(run, selected));
        const outcome = await ask(server, params, run);
        await showing.after(() => tell(run, selected, outcome, params));
      }
      if (manner.coverage) addCoverage(run, await server.request('railwright/coverage', { run: name }));
    } finally {
      await showing.end();
    }
  };

/** More than this are not marked as waiting: their results are there as soon. */
const mostEnqueued = 2000;

function enqueue(run: TestRun, { items }: SelectedTests): void {
  if (items.length <= mostEnqueued) for (const item of items) run.enqueued(item);
}

async function ask(server: Server, params: RunParams, run: TestRun): Promise<RunOutcome> {
  try {
    return await server.request('railwright/run', params, { token: run.token });
  } catch (error) {
    if (run.token.isCancellationRequested) return { kind: 'cancelled', summary: 'cancelled' };
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

/** How it ended. What each case did is shown already. */
function tell(run: TestRun, { chosen }: SelectedTests, outcome: RunOutcome, params: RunParams): void {
  switch (outcome.kind) {
    case 'done':
    case 'cancelled':
      run.appendOutput(`${outcome.summary}\r\n`);
      break;
    case 'failed':
      error(run, chosen, outcome.message);
      break;
    case 'no-model':
      error(run, chosen, outcome.model ? `the model \`${outcome.model}\` is not set up` : 'no model is set up');
      notify(outcome, params);
      break;
    case 'untrusted':
      notify(outcome, params);
      break;
    default:
      assertNever(outcome);
  }
}

function error(run: TestRun, chosen: SelectedTests['chosen'], message: string): void {
  for (const item of chosen) run.errored(item, new TestMessage(message));
  run.appendOutput(`${message}\r\n`);
}

/** What keeps models from being called is offered to be changed. */
function notify(outcome: RunOutcome, params: RunParams): void {
  const notice = outcomeNotice(outcome, params);
  if (notice) void showNotice(notice);
}
