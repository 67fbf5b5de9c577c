import { runHost } from '#disk/runHost.ts';
import { runSuite } from '#engine/run/runSuite.ts';
import type { Case } from '#engine/suite/suite.ts';
import type { RunParams } from '#protocol/requests.ts';
import type { Result, RunRecord } from '#schemas/generated/run.ts';
import type { DocumentStore } from '../../src/documentStore.ts';
import { uriOfPath } from '../../src/lsp/uri.ts';
import { createModelFinder } from '../../src/runs/modelChoice.ts';
import { type PreparedRun, prepareRun } from '../../src/runs/preparedRun.ts';
import { pathTo } from './workspace.ts';

export type Prepared = Extract<PreparedRun, { kind: 'prepared' }>;

export const paramsOf = (more: Partial<RunParams> = {}): RunParams => ({
  suite: uriOfPath(pathTo('shop.suite.yaml')),
  mode: 'preview',
  ...more,
});

/** A run of the shop that could begin. */
export function prepareShop(store: DocumentStore, params: RunParams = paramsOf()): Prepared {
  const keys = { environment: () => undefined, secret: async () => undefined };
  const models = createModelFinder(store, keys, () => undefined);
  const prepared = prepareRun({ store, models, isTrusted: () => true }, params);
  if (prepared.kind !== 'prepared') throw new Error(`the shop cannot be run: ${JSON.stringify(prepared)}`);
  return prepared;
}

export const runPrepared = ({ plan }: Prepared, onResult?: (result: Result) => void): Promise<RunRecord> =>
  runSuite(
    plan,
    runHost((path) => path, new AbortController().signal),
    (result) => onResult?.(result),
  );

/** A case of the shop, and what it did. */
export async function judged(store: DocumentStore, id: string): Promise<{ testCase: Case; result: Result }> {
  const prepared = prepareShop(store);
  const { results } = await runPrepared(prepared);
  const testCase = prepared.plan.cases.find((each) => each.id === id);
  const result = results.find((each) => each.case === id);
  if (!testCase || !result) throw new Error(`there is no case \`${id}\``);
  return { testCase, result };
}
