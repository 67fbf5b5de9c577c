import type { CancellationTokenSource, ClientCapabilities, Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type ClientSettings, type LspClient, startClient } from '../support/lspClient.ts';
import type { ModelServer } from '../support/modelServer.ts';

/** What the steps of a scenario share. */
export interface World extends AsyncDisposable {
  /** How the client will be started; nothing in it counts once it is. */
  settings: ClientSettings;
  model: ModelServer | undefined;
  /** What the last request came back with, or will. */
  answer: Promise<unknown>;
  cancel: CancellationTokenSource | undefined;
  /** What the client was told of a document when it asked, by its URI. */
  readonly reports: Map<string, DocumentReport>;
  /** The open documents, by the names of their files. */
  readonly open: Map<string, TextDocument>;
  /** Where `<|>` stands. */
  cursor: { readonly name: string; readonly offset: number } | undefined;
  /** Steps that change the environment say here how to change it back. */
  readonly undo: (() => void)[];
  client(): Promise<LspClient>;
  /** Puts real addresses in the place of those that scenarios are written with. */
  fill(text: string): string;
  /** The other way round; and what differs from run to run, such as times, gets a name. */
  hide(text: string): string;
  /** Puts the ids of runs in the place of the names that they got: `run-1` is the first that was shown. */
  withRunIds(text: string): string;
}

export interface DocumentReport {
  readonly resultId: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** What an editor can do where a scenario says nothing of it. */
const usualEditor: ClientCapabilities = {
  textDocument: { completion: { completionItem: { snippetSupport: true } } },
};

/** What scenarios call the address of the model server. */
const modelAddress = 'http://model/v1';

export function createWorld(): World {
  let client: Promise<LspClient> | undefined;
  const runs = new Map<string, string>();
  const nameOfRun = (id: string): string => {
    runs.set(id, runs.get(id) ?? `run-${runs.size + 1}`);
    return runs.get(id) ?? id;
  };
  let folder = '';
  const world: World = {
    settings: { capabilities: usualEditor },
    model: undefined,
    answer: Promise.resolve(undefined),
    cancel: undefined,
    reports: new Map(),
    open: new Map(),
    cursor: undefined,
    undo: [],
    async client() {
      client ??= startClient(world.settings);
      const started = await client;
      folder = started.folder;
      return started;
    },
    fill: (text) => text.replaceAll(modelAddress, world.model?.url ?? modelAddress),
    hide: (text) =>
      text
        .replaceAll(`file://${folder}/`, '')
        .replaceAll(`${folder}/`, '')
        .replaceAll(world.model?.url ?? modelAddress, modelAddress)
        .replaceAll(/\d{8}T\d{9}Z-[\w.-]+-[0-9a-f]{6}/g, nameOfRun)
        .replaceAll(/(?<=· |in |, )\d+(?:\.\d+)? m?s\b/g, 'SOME ms')
        .replaceAll(/\b\d{1,2} [A-Z][a-z]{2,3}, \d\d:\d\d\b/g, 'TIME')
        .replaceAll(/\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b/g, 'DAY')
        .replaceAll(/(?<=\bgit \S+ | at )[0-9a-f]{7,}\b/g, 'COMMIT')
        .replaceAll(/\b[0-9a-f]{64}\b/g, 'SHA256'),
    withRunIds: (text) =>
      text.replaceAll(/\brun-\d+\b/g, (name) => [...runs].find(([, given]) => given === name)?.[0] ?? name),
    async [Symbol.asyncDispose]() {
      for (const undo of world.undo) undo();
      await (await client)?.[Symbol.asyncDispose]();
      await world.model?.[Symbol.asyncDispose]();
    },
  };
  return world;
}

export function documentOf({ open }: World, name: string): TextDocument {
  const document = open.get(name);
  if (!document) throw new Error(`\`${name}\` is not open`);
  return document;
}

export function textDocument(uri: string, text: string): TextDocument {
  return TextDocument.create(uri, languageOf(uri), 1, text);
}

function languageOf(uri: string): string {
  if (/\.policy\.\w+$/.test(uri)) return 'railwright-policy';
  return /\.suite\.\w+$/.test(uri) ? 'railwright-suite' : 'yaml';
}
