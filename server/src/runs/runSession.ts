import { runHost } from '#disk/runHost.ts';
import { computeMetrics } from '#engine/compare/metrics.ts';
import type { AbortSignalLike } from '#engine/run/modelClient.ts';
import type { RunPlan, RunProgress } from '#engine/run/plan.ts';
import { hashSources, runSuite } from '#engine/run/runSuite.ts';
import { settingsFor } from '#engine/settings/readSettings.ts';
import type { Case, Suite } from '#engine/suite/suite.ts';
import type { RunOutcome, RunParams } from '#protocol/requests.ts';
import type { Result, RunRecord } from '#schemas/generated/run.ts';
import type { DocumentStore } from '../documentStore.ts';
import { pathOfUri } from '../lsp/uri.ts';
import { type LoadedSuite, loadSuite } from './loadSuite.ts';
import { mergeRuns } from './mergeRuns.ts';
import type { ModelFinder } from './modelChoice.ts';
import type { RunHistory } from './runHistory.ts';

/** The run that is shown, with what it judged. */
export interface ShownRun {
  readonly suitePath: string;
  readonly record: RunRecord;
  readonly loaded: Extract<LoadedSuite, { kind: 'loaded' }>;
  /** The runs that it can be compared with, newest first. */
  readonly earlier: readonly RunRecord[];
  /** Present while the run goes on. */
  readonly progress?: RunProgress;
}

export interface RunContext {
  readonly store: DocumentStore;
  readonly models: ModelFinder;
  readonly history: RunHistory;
  isTrusted(): boolean;
  /** Called when what is shown has changed. */
  onShown(): void;
}

export interface RunSession {
  readonly shown: ShownRun | undefined;
  run(params: RunParams, signal: AbortSignalLike, onProgress: (progress: RunProgress) => void): Promise<RunOutcome>;
  /** What has changed in the files since the shown run, in words; undefined where nothing has. */
  stale(): string | undefined;
  /** The last result of each case of a suite, for its lenses. */
  lastRun(suitePath: string): RunRecord | undefined;
  /** The last runs of the suites whose policy is this file, or draws on it. */
  runsOfPolicy(policyPath: string): readonly RunRecord[];
}

/** How often results that came in are shown while a run goes on, in milliseconds. */
const refreshMs = 150;

/** Runs suites and keeps what is shown. INVARIANT: `shown` is replaced as a whole, so that a view never mixes two runs. */
export function createRunSession(context: RunContext): RunSession {
  let shown: ShownRun | undefined;
  const last = new Map<string, { readonly record: RunRecord; readonly sources: readonly string[] }>();
  const show = (next: ShownRun): void => {
    shown = next;
    context.onShown();
  };

  async function run(
    params: RunParams,
    signal: AbortSignalLike,
    onProgress: (progress: RunProgress) => void,
  ): Promise<RunOutcome> {
    const prepared = prepare(context, params);
    if (prepared.kind !== 'plan') return prepared;
    const { plan, loaded } = prepared;
    const suitePath = loaded.suite.path;
    const earlier = await context.history.of(suitePath);
    const base = { suitePath, loaded, earlier };
    const live = liveResults(plan, (record, progress) => show({ ...base, record, progress }));
    const record = await runSuite(plan, runHost(context.store.documents.display, signal), (result, progress) => {
      onProgress(progress);
      live(result, progress);
    });
    if (params.mode === 'run') await context.history.add(suitePath, record);
    const whole = mergeRuns(last.get(suitePath)?.record, record);
    last.set(suitePath, { record: whole, sources: loaded.policy.policy.sources.map(({ path }) => path) });
    show({ ...base, record: whole });
    return signal.aborted ? { kind: 'cancelled', summary: summarise(record) } : done(record);
  }

  return {
    get shown() {
      return shown;
    },
    run,
    stale: () => shown && staleness(context.store, shown),
    lastRun: (suitePath) => last.get(suitePath)?.record,
    runsOfPolicy: (path) =>
      [...last.values()].filter(({ sources }) => sources.includes(path)).map(({ record }) => record),
  };
}

type Prepared =
  | { readonly kind: 'plan'; readonly plan: RunPlan; readonly loaded: Extract<LoadedSuite, { kind: 'loaded' }> }
  | Extract<RunOutcome, { kind: 'failed' | 'no-model' | 'untrusted' }>;

/** What is to be run; or, before anything is asked of a model, why it cannot be. */
function prepare({ store, models, isTrusted }: RunContext, params: RunParams): Prepared {
  if (params.mode === 'run' && !isTrusted()) return { kind: 'untrusted' };
  const loaded = loadSuite(store, pathOfUri(params.suite));
  if (loaded.kind === 'problem') return { kind: 'failed', message: loaded.message };
  const { suite, policy } = loaded;
  const found = models.find(suite, params.model);
  if (found.kind === 'unknown') return { kind: 'no-model', model: found.name };
  if (found.kind === 'problem') return { kind: 'failed', message: found.message };
  const cases = chosenCases(suite, params);
  if (cases.length === 0) return { kind: 'failed', message: 'the suite has no such case' };
  const isDraft = policy.policy.sources.some(({ path }) => store.isDirty(path));
  const plan: RunPlan = {
    suite,
    policy,
    cases,
    model: found.client,
    mode: params.mode,
    repeat: settingsFor(suite.path, store.documents).run.repeat,
    policySource: isDraft ? 'draft' : 'saved',
  };
  return { kind: 'plan', plan, loaded };
}

function chosenCases(suite: Suite, { cases, kind }: RunParams): readonly Case[] {
  const ids = cases && new Set(cases);
  return suite.cases.filter((testCase) => (!ids || ids.has(testCase.id)) && (!kind || testCase.kind === kind));
}

/** Shows the results that are there so far, now and then. */
function liveResults(
  plan: RunPlan,
  show: (record: RunRecord, progress: RunProgress) => void,
): (result: Result, progress: RunProgress) => void {
  const results: Result[] = [];
  let shownAt = performance.now();
  return (result, progress) => {
    results.push(result);
    if (performance.now() - shownAt < refreshMs) return;
    shownAt = performance.now();
    show(partialRecord(plan, results), progress);
  };
}

function partialRecord({ suite, policy, model, mode, policySource }: RunPlan, results: readonly Result[]): RunRecord {
  const { path, id, version } = policy.policy;
  return {
    record: 1,
    id: 'running',
    startedAt: new Date().toISOString(),
    durationMs: 0,
    tool: { name: 'railwright', version: '' },
    mode,
    policy: { path, id, version, sha256: '', source: policySource },
    suite: { path: suite.path, id: suite.id, sha256: '' },
    model: { ...model.identity, params: { ...model.identity.params } },
    results: [...results],
    metrics: computeMetrics(results),
    gates: [],
  };
}

function done(record: RunRecord): RunOutcome {
  const { failed, notEvaluated } = record.metrics.cases;
  return { kind: 'done', summary: summarise(record), failed, notEvaluated };
}

/** `41 passed, 1 failed, 2 not evaluated` */
export function summarise({ metrics: { cases } }: RunRecord): string {
  const parts = [
    `${cases.passed} passed`,
    `${cases.failed} failed`,
    ...(cases.notEvaluated > 0 ? [`${cases.notEvaluated} not evaluated`] : []),
  ];
  return parts.join(', ');
}

function staleness(store: DocumentStore, { suitePath, record }: ShownRun): string | undefined {
  const loaded = loadSuite(store, suitePath);
  if (loaded.kind === 'problem') return 'the policy or suite has an error since this run';
  const host = runHost(store.documents.display, {
    aborted: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  });
  if (hashSources(loaded.policy.policy.sources, host) !== record.policy.sha256)
    return 'the policy was edited since this run';
  return hashSources(loaded.suite.sources, host) === record.suite.sha256
    ? undefined
    : 'the suite was edited since this run';
}
