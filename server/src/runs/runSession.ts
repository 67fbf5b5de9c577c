import { displayIn } from '#disk/projectFolder.ts';
import { runHost } from '#disk/runHost.ts';
import { keyOf } from '#engine/compare/diffRuns.ts';
import type { AbortSignalLike } from '#engine/run/modelClient.ts';
import type { RunProgress } from '#engine/run/plan.ts';
import { runSuite } from '#engine/run/runSuite.ts';
import type { RunOutcome, RunParams } from '#protocol/requests.ts';
import type { Result, RunRecord } from '#schemas/generated/run.ts';
import { isUri } from '../lsp/uri.ts';
import { emptyRecord, liveResults, resultCount } from './liveRun.ts';
import { mergeRuns } from './mergeRuns.ts';
import { type PreparedRun, prepareRun, type RunSetting } from './preparedRun.ts';
import { restoreRun } from './restoredRun.ts';
import type { RunHistory } from './runHistory.ts';
import type { ShownRun } from './shownRun.ts';
import { staleness } from './stale.ts';

export interface RunContext extends RunSetting {
  readonly history: RunHistory;
  /** Called when what is shown has changed. */
  onShown(): void;
}

export interface RunSession {
  readonly shown: ShownRun | undefined;
  run(params: RunParams, signal: AbortSignalLike, onProgress: (progress: RunProgress) => void): Promise<RunOutcome>;
  /** What has changed in the files since the shown run, in words; undefined where nothing has. */
  stale(): string | undefined;
  /** Shows the newest stored run of these suites, where nothing is shown yet. */
  restore(suitePaths: readonly string[]): Promise<void>;
  /** One of the runs that the shown one can be compared with. */
  earlier(id: string): Promise<RunRecord | undefined>;
  /** Shows the last run that has a case, where the one that is shown has not. */
  reveal(key: string): void;
  /** The last run of a suite. */
  lastRun(suitePath: string): RunRecord | undefined;
  /** The last runs of the suites whose policy is this file, or draws on it. */
  runsOfPolicy(policyPath: string): readonly ShownRun[];
}

/**
 * Runs suites and keeps what is shown: of several runs at once, the one that was started last.
 * INVARIANT: `shown` is replaced as a whole, so that a view never mixes two runs.
 */
export function createRunSession(context: RunContext): RunSession {
  let shown: ShownRun | undefined;
  let started = 0;
  const last = new Map<string, ShownRun>();
  const show = (next: ShownRun | undefined): void => {
    shown = next;
    context.onShown();
  };

  async function run(
    params: RunParams,
    signal: AbortSignalLike,
    onProgress: (progress: RunProgress) => void,
  ): Promise<RunOutcome> {
    const prepared = prepareRun(context, params);
    if (prepared.kind !== 'prepared') return prepared;
    started += 1;
    const [number, before] = [started, shown];
    const showIfNewest = (next: ShownRun | undefined): void => {
      if (number === started) show(next);
    };
    const { path } = prepared.plan.suite;
    try {
      const earlier = context.history.of(prepared.plan.suite);
      const record = await execute(prepared, signal, onProgress, { last: last.get(path)?.record, show: showIfNewest });
      await context.history.add(prepared.plan.suite, record);
      const whole = mergeRuns(last.get(path)?.record, record, prepared.plan.suite.gates);
      const next = { suitePath: path, loaded: prepared.loaded, earlier: await earlier, record: whole };
      last.set(path, next);
      showIfNewest(next);
      return signal.aborted ? { kind: 'cancelled', summary: summarise(record) } : done(record);
    } catch (error) {
      showIfNewest(before);
      throw error;
    }
  }

  return {
    get shown() {
      return shown;
    },
    run,
    stale: () => shown && (shown.editedSince ?? staleness(context.store, shown.loaded)),
    restore: async (suitePaths) => {
      if (started > 0 || shown) return;
      const restored = await restoreRun(context.store, context.history, suitePaths);
      // A run may have been started meanwhile.
      if (!restored || started > 0) return;
      last.set(restored.suitePath, restored);
      show(restored);
    },
    earlier: async (id) => shown && context.history.read(shown.loaded.suite, id),
    reveal: (key) => {
      const has = ({ record }: ShownRun): boolean => record.results.some((result) => keyOf(result) === key);
      const other = shown && has(shown) ? undefined : [...last.values()].find(has);
      if (other) show(other);
    },
    lastRun: (suitePath) => last.get(suitePath)?.record,
    runsOfPolicy: (path) =>
      [...last.values()].filter(({ loaded }) => loaded.policy.policy.sources.some((source) => source.path === path)),
  };
}

interface Watching {
  /** The last run of the suite: a run of some of its cases is shown in its place. */
  readonly last: RunRecord | undefined;
  show(run: ShownRun): void;
}

/** Runs what is prepared, and shows how far it is. */
function execute(
  { plan, loaded, project, isLive }: Extract<PreparedRun, { kind: 'prepared' }>,
  signal: AbortSignalLike,
  onProgress: (progress: RunProgress) => void,
  { last, show }: Watching,
): Promise<RunRecord> {
  const display = displayIn(project);
  const host = runHost((path) => (isUri(path) ? path : display(path)), signal);
  const isPart = plan.cases.length < plan.suite.cases.length;
  const showSoFar = (soFar: RunRecord, progress: RunProgress): void => {
    const record = isPart ? mergeRuns(last, soFar, plan.suite.gates) : soFar;
    show({ suitePath: plan.suite.path, loaded, earlier: [], record, progress });
  };
  // A model may take its time for the first answer.
  if (isLive) showSoFar(emptyRecord(plan, host), { done: 0, of: resultCount(plan) });
  const live = liveResults(plan, host, showSoFar);
  return runSuite(plan, host, (result, progress) => {
    onProgress(progress);
    live(result, progress);
  });
}

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
