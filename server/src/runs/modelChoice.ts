import { isParsed } from '#engine/document/documents.ts';
import { answersFileModel } from '#engine/run/answersFile.ts';
import type { ModelClient } from '#engine/run/modelClient.ts';
import type { OpinionClient } from '#engine/run/opinionClient.ts';
import { answersOfCases } from '#engine/run/recordedModel.ts';
import { readSettings, settingsFor } from '#engine/settings/readSettings.ts';
import type { Settings } from '#engine/settings/settings.ts';
import type { Suite } from '#engine/suite/suite.ts';
import { createCallLimit } from '#models/call/callLimit.ts';
import { systemTime } from '#models/call/time.ts';
import { isLive } from '#models/liveModel.ts';
import { createModelClient, type ModelContext } from '#models/modelClient.ts';
import { createOpinionClient } from '#models/opinions/opinionClient.ts';
import type { ModelChoice } from '#protocol/requests.ts';
import type { DocumentStore } from '../documentStore.ts';
import { answerStores, type UnwrittenAnswer } from './answerStores.ts';
import { modelOptions } from './modelOptions.ts';
import { ownModel } from './ownModel.ts';

/** Where keys come from: the environment, and the editor's secret storage. */
export interface Keys {
  environment(name: string): string | undefined;
  secret(name: string): Promise<string | undefined>;
}

/** The model of a run, or why there is none. */
export type FoundModel =
  /** `isLive`: asking it reaches the network. */
  | {
      readonly kind: 'model';
      readonly client: ModelClient;
      readonly isLive: boolean;
      /** The judges and classifiers of the project. They share the limit of calls with the model. */
      readonly opinions: OpinionClient;
    }
  | MissingModel;

type MissingModel =
  | { readonly kind: 'unknown'; readonly name: string }
  | { readonly kind: 'problem'; readonly message: string };

export interface ModelFinder {
  /** The model of a suite: the one named, else the suite's own, else the settings' default, else `recorded`. */
  find(suite: Suite, name?: string): FoundModel;
  /** The models that a file's project has. */
  choices(path: string): readonly ModelChoice[];
  /** The name of the model that a suite would be run against. */
  nameFor(suite: Suite): string;
}

/** @param onUnwritten is told of the answers that are in the memory of this thread only */
export function createModelFinder(
  store: DocumentStore,
  keys: Keys,
  warn: (message: string) => void,
  onUnwritten?: (answer: UnwrittenAnswer) => void,
): ModelFinder {
  const { of: answersFor } = answerStores(store, warn, onUnwritten);
  const nameFor = (suite: Suite): string => ownModel(suite, settingsFor(suite.path, store.documents));
  return {
    nameFor,
    choices: (path) => modelOptions(settingsFor(path, store.documents)).map(({ id, detail }) => ({ name: id, detail })),
    find: (suite, name = nameFor(suite)) => {
      const settings = settingsFor(suite.path, store.documents);
      const { timeoutMs, retries, concurrency } = settings.run;
      const calls = { timeoutMs, retries, limit: createCallLimit(concurrency), answers: answersFor(suite.path) };
      const context: ModelContext = { ...keys, ...calls, time: systemTime };
      const found = findModel(store, { suite, settings, name }, context);
      return found.kind === 'model' ? { ...found, opinions: createOpinionClient(settings, context) } : found;
    },
  };
}

interface Wanted {
  readonly suite: Suite;
  readonly settings: Settings;
  readonly name: string;
}

type Client = Omit<Extract<FoundModel, { kind: 'model' }>, 'opinions'>;

function findModel(
  store: DocumentStore,
  { suite, settings, name }: Wanted,
  context: ModelContext,
): Client | MissingModel {
  if (name === 'recorded') return { kind: 'model', client: answersOfCases(suite.cases), isLive: false };
  const entry = settings.models.get(name);
  if (!entry) return brokenSettings(store, settings) ?? { kind: 'unknown', name };
  if (isLive(entry.settings))
    return { kind: 'model', client: createModelClient({ ...entry.settings, name }, context), isLive: true };
  const recorded = answersFileModel(name, entry, store.documents);
  return recorded.kind === 'model' ? { ...recorded, isLive: false } : recorded;
}

/** A model may be missing only because the file that names it cannot be read whole. */
function brokenSettings({ documents, lines }: DocumentStore, { path = '' }: Settings): MissingModel | undefined {
  const document = documents.parse(path);
  const diagnostics = isParsed(document) ? readSettings(document, documents).diagnostics : [];
  const error = diagnostics.find(({ level }) => level === 'error');
  if (!error) return undefined;
  const { line } = lines(path).position(error.location.range.start);
  return {
    kind: 'problem',
    message: `the settings have an error in ${documents.display(path)}:${line + 1}: ${error.message}`,
  };
}
