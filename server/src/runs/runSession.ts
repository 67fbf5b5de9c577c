import { savePolicy } from '#disk/policyStore.ts';
import { displayIn, runsFolder } from '#disk/projectFolder.ts';
import { runHost } from '#disk/runHost.ts';
import { saveRun } from '#disk/runs/saveRun.ts';
import { keyOf } from '#engine/compare/diffRuns.ts';
import type { AbortSignalLike } from '#engine/run/modelClient.ts';
import type { RunProgress } from '#engine/run/plan.ts';
import { type OnResult, runSuite } from '#engine/run/runSuite.ts';
import type { RunOutcome, RunParams } from '#protocol/requests.ts';
import type { Result, RunRecord } from '#schemas/generated/run.ts';
import type { ToLive } from '../live/messages.ts';
import { isUri } from '../lsp/uri.ts';
import type { RunWatcher } from '../tests/watchRun.ts';
import { nowAndThen } from './nowAndThen.ts';
import { type PreparedRun, prepareRun, type RunSetting } from './preparedRun.ts';

export interface RunContext extends RunSetting {
  /** Tells the thread that judges what is run, so that it is shown. */
  tell(message: ToLive): void;
  /** Looks on at a run, for those who show its results as they come. */
  watch(params: RunParams, prepared: Prepared): RunWatcher;
  warn(message: string): void;
}

/** Runs suites, and stores their records. */
export interface RunSession {
  run(params: RunParams, signal: AbortSignalLike, onProgress: (progress: RunProgress) => void): Promise<RunOutcome>;
}

export function createRunSession(context: RunContext): RunSession {
  async function run(
    params: RunParams,
    signal: AbortSignalLike,
    onProgress: (progress: RunProgress) => void,
  ): Promise<RunOutcome> {
    const prepared = prepareRun(context, params);
    if (prepared.kind !== 'prepared') return prepared;
    const show = showing(prepared, params, context);
    const watcher = context.watch(params, prepared);
    let record: RunRecord | undefined;
    try {
      record = await execute(prepared, signal, (result, progress) => {
        watcher.onResult(result);
        onProgress(progress);
        show.running(progress);
      });
      await store(record, prepared, context);
      return signal.aborted ? { kind: 'cancelled', summary: summarise(record) } : done(record);
    } finally {
      await watcher.ended(record);
      show.ran(record);
    }
  }

  return { run };
}

type Prepared = Extract<PreparedRun, { kind: 'prepared' }>;

/** How often it is told how far a run is, in milliseconds: what is on record by then is judged each time. */
const tellMs = 250;

/** Has a run shown, from its start to its end. One on recorded answers adds none: there is nothing to see of how far it is. */
function showing({ plan, isLive }: Prepared, { model }: RunParams, { tell }: RunContext) {
  const { path } = plan.suite;
  const name = plan.model.identity.name;
  const of = plan.cases.reduce((sum, { repeat }) => sum + (repeat ?? plan.repeat), 0);
  const running = nowAndThen<RunProgress>(tellMs, (progress) => tell({ kind: 'running', suite: path, progress }));
  tell({ kind: 'show', suite: path, ...(model !== undefined && { model }) });
  if (isLive) running({ done: 0, of });
  return {
    running: (progress: RunProgress): void => (isLive ? running(progress) : undefined),
    ran: (record: RunRecord | undefined): void =>
      tell({ kind: 'ran', suite: path, model: name, failures: record ? failuresOf(record) : [] }),
  };
}

function execute({ plan, project }: Prepared, signal: AbortSignalLike, onResult: OnResult): Promise<RunRecord> {
  const display = displayIn(project);
  const host = runHost((path) => (isUri(path) ? path : display(path)), signal);
  return runSuite(plan, host, onResult);
}

/** Stores what was run. A folder that cannot be written to loses nothing that is shown. */
async function store(record: RunRecord, { project, plan }: Prepared, { warn }: RunContext): Promise<void> {
  if (record.mode === 'preview') return;
  await saveRun(runsFolder(project), record).catch((error: unknown) =>
    warn(`cannot store the run record: ${error instanceof Error ? error.message : String(error)}`),
  );
  const kept = await savePolicy(project, plan.policy.policy.sources);
  if (kept.kind === 'unsaved') warn(`the policy of the run cannot be brought back later: ${kept.reason}`);
}

/** What the run could not get, by the keys of the cases. */
const failuresOf = ({ results }: RunRecord): Extract<ToLive, { kind: 'ran' }>['failures'] =>
  results.flatMap((result) =>
    result.notEvaluated && isFailure(result.notEvaluated) ? [[keyOf(result), result.notEvaluated] as const] : [],
  );

function done(record: RunRecord): RunOutcome {
  const { failed, notEvaluated } = record.metrics.cases;
  return { kind: 'done', summary: `${summarise(record)}${whyNot(record)}`, failed, notEvaluated };
}

/** `: HTTP 401 from …`: what kept the model from answering, most often. */
function whyNot({ results }: RunRecord): string {
  const failures = results.flatMap(({ notEvaluated }) =>
    notEvaluated && isFailure(notEvaluated) ? [notEvaluated] : [],
  );
  const groups = [...Map.groupBy(failures, ({ message }) => message)].toSorted(([, a], [, b]) => b.length - a.length);
  return groups[0] ? `: ${groups[0][0]}` : '';
}

const isFailure = ({ reason }: NonNullable<Result['notEvaluated']>): boolean =>
  reason === 'model-failed' || reason === 'no-answer';

/** `41 passed, 1 failed, 2 not evaluated` */
export function summarise({ metrics: { cases } }: RunRecord): string {
  const parts = [
    `${cases.passed} passed`,
    `${cases.failed} failed`,
    ...(cases.notEvaluated > 0 ? [`${cases.notEvaluated} not evaluated`] : []),
  ];
  return parts.join(', ');
}
