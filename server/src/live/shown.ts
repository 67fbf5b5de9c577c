import type { CaseChanges } from '#engine/live/compareCases.ts';
import { compareCases } from '#engine/live/compareCases.ts';
import type { Baseline } from '#protocol/panel/baseline.ts';
import type { Option, SuiteChoice } from '#protocol/panel/header.ts';
import type { HistoryView } from '#protocol/panel/history.ts';
import type { LiveView } from '#protocol/panel/view.ts';
import type { ActionsChoice, ViewContext } from '#view/context.ts';
import type { DocumentStore } from '../documentStore.ts';
import { toTarget } from '../lsp/convert.ts';
import { uriOfPath } from '../lsp/uri.ts';
import { placeNow } from '../view/placeNow.ts';
import type { Resolving } from './baselines/baselines.ts';
import { hashOf } from './hashOf.ts';
import type { Judged } from './judge.ts';
import { answersOf } from './liveSuite.ts';
import type { PinnedProbes } from './probes.ts';
import { findCase } from './verdicts/caseVerdict.ts';

/** What was judged, and what it is compared with. */
export interface Shown {
  readonly judged: Judged;
  readonly baseline: Resolving;
  readonly changes: CaseChanges | undefined;
  /** Why it is of an earlier text. */
  readonly problem: string | undefined;
  /** Another number whenever a row of the case list can be another one. */
  readonly version: number;
}

/** What is shown next. Nothing is compared again that has been compared. */
export function nextShown(
  before: Shown | undefined,
  { judged, baseline, problem }: Pick<Shown, 'judged' | 'baseline' | 'problem'>,
): Shown {
  if (before?.judged === judged && before.baseline === baseline) return { ...before, problem };
  const changes = baseline.kind === 'baseline' ? compareCases(baseline.cases, judged.cases) : undefined;
  return { judged, baseline, changes, problem, version: (before?.version ?? 0) + 1 };
}

/** What the user has chosen in the panel. */
export interface PanelChoice {
  /** The key of the open case. */
  readonly selected: string | null;
  /** The id of a baseline; undefined: the usual one. */
  readonly baseline: string | undefined;
  readonly unfolded: ReadonlySet<string>;
}

export const noChoice: PanelChoice = { selected: null, baseline: undefined, unfolded: new Set() };

/** What else a view shows. */
export interface Surroundings {
  readonly store: DocumentStore;
  readonly choice: PanelChoice;
  readonly actions: ActionsChoice;
  readonly trusted: boolean;
  readonly progress: LiveView['progress'];
  /** The suites that test the policy. */
  readonly suites: readonly SuiteChoice[];
  readonly models: readonly Option[];
  readonly baselines: Baseline['groups'];
  readonly pins: ReadonlySet<string>;
  readonly probes: PinnedProbes;
  readonly history: HistoryView | undefined;
}

export function contextOf(shown: Shown, given: Surroundings): ViewContext {
  const { judged, baseline, changes, problem, version } = shown;
  const { suite, policy, cases } = judged;
  const { store, choice, trusted, progress, probes, history, actions } = given;
  return {
    now: cases,
    policy,
    ...(baseline.kind === 'baseline' && changes && { before: { ...baseline, changes } }),
    header: headerOf(judged, given),
    baseline: baselineOf(baseline, given),
    gates: suite.suite.gates,
    unfolded: choice.unfolded,
    selected: keyOfChosen(choice, judged),
    actions,
    trusted,
    ...(progress && { progress }),
    ...(problem !== undefined && { problem }),
    ...(suite.leftOut !== undefined && { leftOut: suite.leftOut }),
    probes: probes.judged,
    ...(probes.problem && { probesProblem: probes.problem }),
    ...(history && { history }),
    rowsVersion: version,
    places: placesOf(judged, store),
    sessions: (id) => suite.caseById(id)?.exchange.session,
  };
}

/** What is chosen at its line in the suite has no key yet, where it is repeated. */
function keyOfChosen({ selected }: PanelChoice, { cases }: Judged): string | null {
  const index = selected === null ? undefined : findCase(cases, selected);
  return index === undefined ? selected : cases.identity(index).key;
}

function placesOf({ suite, policy }: Judged, store: DocumentStore): ViewContext['places'] {
  const start = { start: 0, end: 0 };
  return {
    policy: toTarget(store, { path: policy.policy.path, range: start }),
    suite: toTarget(store, { path: suite.suite.path, range: start }),
    rule: (rule) => placeNow(store, rule, policy.policy.sources),
    case: (id) => {
      const testCase = suite.caseById(id);
      return testCase && placeNow(store, testCase, suite.suite.sources);
    },
  };
}

function headerOf({ suite, policy, cases, judgedAt, tookMs }: Judged, given: Surroundings): ViewContext['header'] {
  const { store, suites, models } = given;
  const { path, id, sources } = suite.suite;
  const uri = uriOfPath(path);
  const display = store.documents.display(path);
  const choice = suites.find((each) => each.uri === uri) ?? { uri, id, path: display, model: suite.model };
  const isDraft = policy.policy.sources.some((source) => store.isDirty(source.path));
  return {
    policy: { sha256: hashOf(policy.policy.sources, store), source: isDraft ? 'draft' : 'saved' },
    suite: { ...choice, sha256: hashOf(sources, store) },
    suites,
    model: suite.model,
    models,
    answers: answersOf(suite, cases),
    judgedAt,
    tookMs,
  };
}

function baselineOf(baseline: Resolving, { baselines, pins }: Surroundings): ViewContext['baseline'] {
  const { id: selected, label } = 'label' in baseline ? baseline : { id: 'none', label: 'nothing' };
  return {
    selected,
    label,
    groups: baselines,
    ...(baseline.kind === 'problem' && { problem: baseline.message }),
    ...(selected.startsWith('run:') && { pinned: pins.has(selected.slice('run:'.length)) }),
  };
}
