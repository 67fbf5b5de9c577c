import { randomUUID } from 'node:crypto';
import type { Case } from '#engine/suite/suite.ts';
import type { RunParams } from '#protocol/requests.ts';
import type { PolicyCoverage, TestResult, TestRunEvent } from '#protocol/tests.ts';
import type { Result, RunRecord } from '#schemas/generated/run.ts';
import type { DocumentStore } from '../documentStore.ts';
import { toTarget } from '../lsp/convert.ts';
import { uriOfPath } from '../lsp/uri.ts';
import type { PreparedRun } from '../runs/preparedRun.ts';
import { takeTurns } from '../turns.ts';
import { coverageOf } from './coverage.ts';
import { tallyReach } from './reachedRules.ts';
import { type MessagePlaces, testResult } from './resultMessages.ts';

/** Looks on at a run: each run has its own. */
export interface RunWatcher {
  onResult(result: Result): void;
  /** Called once, with the record where there is one. */
  ended(record: RunRecord | undefined): Promise<void>;
}

export interface RunWatcherHost {
  readonly store: DocumentStore;
  send(event: TestRunEvent): void;
  /** Keeps what a run has reached. */
  covered(run: string, coverage: readonly PolicyCoverage[]): void;
}

type Prepared = Extract<PreparedRun, { kind: 'prepared' }>;

/** How often results are sent, in milliseconds. */
const sendMs = 100;

/** Tells the editor's tests of a run: results as they come, many at a time. */
export function watchRun(host: RunWatcherHost, params: RunParams, { plan, loaded }: Prepared): RunWatcher {
  const run = params.run ?? randomUUID();
  const suite = uriOfPath(plan.suite.path);
  const collect = collectResults(plan.cases, plan.repeat, placesOf(host.store, loaded));
  let waiting: TestResult[] = [];
  let sentAt = performance.now();
  const flush = (): void => {
    if (waiting.length > 0) host.send({ kind: 'results', run, suite, results: waiting });
    waiting = [];
    sentAt = performance.now();
  };
  const { cases, kind: only, mode } = params;
  const model = plan.model.identity.name;
  host.send({ kind: 'started', run, suite, mode, model, ...(cases && { cases }), ...(only && { only }) });
  return {
    onResult(result) {
      const told = collect(result);
      if (told) waiting.push(told);
      if (performance.now() - sentAt >= sendMs) flush();
    },
    async ended(record) {
      flush();
      if (record && params.coverage) host.covered(run, await reachedIn(host.store, record, loaded));
      host.send({ kind: 'ended', run, suite });
    },
  };
}

/** Gives what a case did when its last repeat is there. */
function collectResults(
  cases: readonly Case[],
  repeat: number,
  places: MessagePlaces,
): (result: Result) => TestResult | undefined {
  const byId = new Map(cases.map((testCase) => [testCase.id, testCase]));
  const soFar = new Map<string, readonly Result[]>();
  return (result) => {
    const testCase = byId.get(result.case);
    if (!testCase) return undefined;
    const results = [...(soFar.get(testCase.id) ?? []), result];
    const isWhole = results.length >= (testCase.repeat ?? repeat);
    if (isWhole) soFar.delete(testCase.id);
    else soFar.set(testCase.id, results);
    return isWhole ? testResult(testCase, results, places) : undefined;
  };
}

/** Where rules stand at the start of a run, and what cases expect. */
function placesOf(store: DocumentStore, { policy }: Prepared['loaded']): MessagePlaces {
  const rules = new Map(policy.policy.rules.map(({ id, at }) => [id, toTarget(store, at)]));
  return {
    rule: (id) => rules.get(id),
    // What rows expect is written once for all of them.
    expectation: ({ path, expect }) => (path && expect ? toTarget(store, expect.at) : undefined),
  };
}

async function reachedIn(
  store: DocumentStore,
  { results }: RunRecord,
  { suite, policy }: Prepared['loaded'],
): Promise<readonly PolicyCoverage[]> {
  const tally = tallyReach(policy);
  const byId = new Map(suite.cases.map((testCase) => [testCase.id, testCase]));
  const takeTurn = takeTurns();
  for (const result of results) {
    const testCase = byId.get(result.case);
    // Repeats of a case are one case.
    if (testCase && (result.repeat ?? 0) === 0) tally.add(testCase, result);
    await takeTurn();
  }
  return coverageOf(store, policy, tally);
}
