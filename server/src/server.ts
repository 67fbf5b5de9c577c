import {
  CodeActionKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { InitializationOptions } from '#protocol/requests.ts';
import type { RunRecord } from '#schemas/generated/run.ts';
import { type DocumentStore, openDocumentStore } from './documentStore.ts';
import { handleDocuments } from './handlers/documents.ts';
import { handleFeatures } from './handlers/features.ts';
import { handleRuns } from './handlers/runs.ts';
import { pathOfUri } from './lsp/uri.ts';
import { createPanel, type Panel } from './panel.ts';
import { createModelFinder, type Keys, type ModelFinder } from './runs/modelChoice.ts';
import { createRunHistory } from './runs/runHistory.ts';
import { createRunSession, type RunSession, summarise } from './runs/runSession.ts';
import { listSuites } from './suiteList.ts';

/** What the handlers of the server share. */
export interface Server {
  readonly connection: Connection;
  readonly store: DocumentStore;
  readonly keys: Keys;
  readonly models: ModelFinder;
  readonly session: RunSession;
  readonly panel: Panel;
  /** Whether models may be called: the workspace is trusted. */
  isTrusted(): boolean;
  trust(): void;
}

/** Serves one client. Everything is set up when the client says where the workspace is. */
export function serve(connection: Connection): void {
  connection.onInitialize((params): InitializeResult => {
    const server = createServer(connection, params);
    handleDocuments(server, params.capabilities);
    handleFeatures(server);
    handleRuns(server);
    return { capabilities, serverInfo: { name: 'railwright' } };
  });
}

const capabilities: InitializeResult['capabilities'] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  completionProvider: { triggerCharacters: [':', ' ', '-', '\n'] },
  hoverProvider: true,
  codeLensProvider: {},
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
};

function createServer(connection: Connection, params: InitializeParams): Server {
  const options = params.initializationOptions as Partial<InitializationOptions> | undefined;
  // A client that says nothing of trust is an editor without the concept: it trusts what it opens.
  let trusted = options?.trusted ?? true;
  const isTrusted = (): boolean => trusted;
  const store = openDocumentStore(rootOf(params));
  const warn = (message: string): void => connection.console.warn(message);
  const keys: Keys = {
    environment: (name) => process.env[name],
    secret: async (name) => (await connection.sendRequest<string | null>('railwright/secret', { name })) ?? undefined,
  };
  const models = createModelFinder(store, keys, warn);
  const history = createRunHistory(store, warn);
  const session: RunSession = createRunSession({ store, models, history, isTrusted, onShown: () => onShown() });
  const send = (view: unknown): void => void connection.sendNotification('railwright/panelView', { view });
  const panel = createPanel({ store, session, isTrusted, suites: () => listSuites(store), send });
  const onShown = (): void => {
    panel.refresh();
    if (session.shown) sendStatus(connection, session.shown.record, session.shown.progress !== undefined);
  };
  return { connection, store, keys, models, session, panel, isTrusted, trust: () => (trusted = true) };
}

function rootOf({ workspaceFolders, rootUri }: InitializeParams): string {
  const uri = workspaceFolders?.[0]?.uri ?? rootUri;
  return uri ? pathOfUri(uri) : process.cwd();
}

function sendStatus(connection: Connection, record: RunRecord, running: boolean): void {
  const { failed, notEvaluated } = record.metrics.cases;
  const tone = failed > 0 ? 'bad' : notEvaluated > 0 ? 'plain' : 'good';
  const tooltip = `${record.suite.id} against ${record.model.name}, policy ${record.policy.version || 'unversioned'}`;
  void connection.sendNotification('railwright/status', { running, text: summarise(record), tooltip, tone });
}
