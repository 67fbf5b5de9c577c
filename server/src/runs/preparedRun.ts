import { projectFolder } from '#disk/projectFolder.ts';
import type { RunPlan } from '#engine/run/plan.ts';
import { settingsFor } from '#engine/settings/readSettings.ts';
import type { Case, Suite } from '#engine/suite/suite.ts';
import type { RunOutcome, RunParams } from '#protocol/requests.ts';
import type { DocumentStore } from '../documentStore.ts';
import { pathOfUri } from '../lsp/uri.ts';
import { type LoadedSuite, loadSuite } from './loadSuite.ts';
import type { ModelFinder } from './modelChoice.ts';

export interface RunSetting {
  readonly store: DocumentStore;
  readonly models: ModelFinder;
  /** Whether models may be called. */
  isTrusted(): boolean;
}

/** What is to be run; or, before anything is asked of a model, why it cannot be. */
export type PreparedRun =
  | {
      readonly kind: 'prepared';
      readonly plan: RunPlan;
      readonly loaded: Extract<LoadedSuite, { kind: 'loaded' }>;
      /** The folder of the project, absolute. */
      readonly project: string;
      /** Whether a model will be called over the network, for all that is known now. */
      readonly isLive: boolean;
    }
  | Extract<RunOutcome, { kind: 'failed' | 'no-model' | 'untrusted' }>;

/** Reads the suite with the drafts that are open, and finds its model. Calls nobody. */
export function prepareRun({ store, models, isTrusted }: RunSetting, params: RunParams): PreparedRun {
  if (params.mode === 'run' && !isTrusted()) return { kind: 'untrusted' };
  const loaded = loadSuite(store, pathOfUri(params.suite));
  if (loaded.kind === 'problem') return { kind: 'failed', message: loaded.message };
  const { suite, policy } = loaded;
  const found = models.find(suite, params.model);
  if (found.kind === 'unknown') return { kind: 'no-model', model: found.name };
  if (found.kind === 'problem') return { kind: 'failed', message: found.message };
  const cases = chosenCases(suite, params);
  if (cases.length === 0)
    return { kind: 'failed', message: `the suite has no ${isPart(params) ? 'such case' : 'cases'}` };
  const plan: RunPlan = {
    suite,
    policy,
    cases,
    model: found.client,
    opinions: found.opinions,
    mode: params.mode,
    repeat: settingsFor(suite.path, store.documents).run.repeat,
    policySource: policy.policy.sources.some(({ path }) => store.isDirty(path)) ? 'draft' : 'saved',
  };
  const project = projectFolder(suite.path, store.documents, store.folders.of(suite.path));
  return { kind: 'prepared', plan, loaded, project, isLive: found.isLive && params.mode === 'run' };
}

const isPart = ({ cases, kind }: RunParams): boolean => cases !== undefined || kind !== undefined;

function chosenCases(suite: Suite, { cases, kind }: RunParams): readonly Case[] {
  const ids = cases && new Set(cases);
  return suite.cases.filter((testCase) => (!ids || ids.has(testCase.id)) && (!kind || testCase.kind === kind));
}
