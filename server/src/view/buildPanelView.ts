import { keyOf } from '#engine/compare/diffRuns.ts';
import type { CaseView, PanelView, RunHeader, RunView, SuiteChoice } from '#protocol/panel.ts';
import type { RunRecord } from '#schemas/generated/run.ts';
import type { DocumentStore } from '../documentStore.ts';
import { toTarget } from '../lsp/convert.ts';
import { uriOfPath } from '../lsp/uri.ts';
import type { ShownRun } from '../runs/shownRun.ts';
import { baselineOptions } from './baseline.ts';
import { caseRows } from './cases.ts';
import { buildCaseView } from './caseView.ts';
import { buildChanges } from './changes.ts';
import { counted, shortTime } from './labels.ts';
import { layerBar, matrix } from './layers.ts';
import { placeNow } from './placeNow.ts';
import { rateRows } from './rates.ts';
import { type RulePlaces, rulePlaces } from './rulePlaces.ts';

/** What the user has chosen in the panel. */
export interface PanelChoice {
  /** The key of the open case. */
  readonly selected: string | null;
  /** The id of the run to compare with; undefined for the one before; null for none. */
  readonly baseline: string | null | undefined;
}

export interface PanelContext {
  readonly store: DocumentStore;
  readonly trusted: boolean;
  readonly suites: readonly SuiteChoice[];
  readonly stale: string | undefined;
  /** The run that it is compared with, under the id of `baselineOf`. */
  readonly baseline: { readonly id: string; readonly record: RunRecord } | undefined;
}

/** The view of a run, or of the suites that could be run. */
export function buildPanelView(shown: ShownRun | undefined, choice: PanelChoice, context: PanelContext): PanelView {
  return shown ? runView(shown, choice, context) : { kind: 'empty', suites: context.suites, trusted: context.trusted };
}

function runView(shown: ShownRun, choice: PanelChoice, context: PanelContext): RunView {
  const { record, loaded, progress } = shown;
  const places = rulePlaces(context.store, loaded.policy);
  const before = context.baseline?.record;
  const selected = selectedCase(shown, choice, places, context.store);
  return {
    kind: 'run',
    trusted: context.trusted,
    header: headerOf(shown, context),
    ...(progress && { progress }),
    ...(context.stale !== undefined && !progress && { stale: context.stale }),
    baseline: { selected: context.baseline?.id ?? null, options: baselineOptions(shown) },
    ...(before && { changes: buildChanges(before, record, places) }),
    rates: rateRows(record, before),
    layers: layerBar(record),
    matrix: matrix(record),
    cases: caseRows(record.results),
    ...(selected && { selected }),
  };
}

function headerOf({ suitePath, record, loaded }: ShownRun, { store, suites }: PanelContext): RunHeader {
  const { policy } = loaded.policy;
  const start = { start: 0, end: 0 };
  const uri = uriOfPath(suitePath);
  const suite = suites.find((choice) => choice.uri === uri) ?? {
    uri,
    id: loaded.suite.id,
    path: store.documents.display(suitePath),
    model: record.model.name,
  };
  return {
    policy: {
      id: policy.id,
      version: policy.version,
      source: record.policy.source,
      target: toTarget(store, { path: policy.path, range: start }),
    },
    suite: { ...suite, target: toTarget(store, { path: suitePath, range: start }) },
    model: record.model.name,
    mode: record.mode,
    note: noteOf(record),
    counts: record.metrics.cases,
  };
}

/** `42 cases, 40 on recorded answers · 12 Nov, 10:15 · 4 ms` */
function noteOf({ results, startedAt, durationMs, mode }: RunRecord): string {
  const recorded = results.filter(({ cached, answer }) => cached && answer !== 'none').length;
  const verb = mode === 'preview' ? 'previewed' : 'judged';
  return `${counted(results.length, 'case')} ${verb}, ${recorded} on recorded answers · ${shortTime(startedAt)} · ${formatDuration(durationMs)}`;
}

const formatDuration = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

function selectedCase(
  { record, loaded }: ShownRun,
  { selected }: PanelChoice,
  places: RulePlaces,
  store: DocumentStore,
): CaseView | undefined {
  const result = selected === null ? undefined : record.results.find((candidate) => keyOf(candidate) === selected);
  if (!result) return undefined;
  const testCase = loaded.suite.cases.find(({ id }) => id === result.case);
  return buildCaseView(result, { record, places, target: testCase && placeNow(store, testCase, loaded.suite.sources) });
}
