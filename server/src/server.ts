import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  type Connection,
  DiagnosticRefreshRequest,
  type InitializeParams,
  InlayHintRefreshRequest,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '#disk/version.ts';
import type { PanelView } from '#protocol/panel.ts';
import type { InitializationOptions } from '#protocol/requests.ts';
import { createDiagnosers, type Diagnosers, type DiagnosersHost } from './diagnostics/createDiagnosers.ts';
import { type DocumentStore, openDocumentStore } from './documentStore.ts';
import { handleDiagnostics } from './handlers/diagnostics.ts';
import { canBeWatched, handleDocuments } from './handlers/documents.ts';
import { handleEditing } from './handlers/editing.ts';
import { handleLenses } from './handlers/lenses.ts';
import { handleNavigation } from './handlers/navigation.ts';
import { handleRuns } from './handlers/runs.ts';
import { handleWriting } from './handlers/writing.ts';
import { encodedCapabilities, encodedConnection } from './lsp/encodedConnection.ts';
import { chooseEncoding } from './lsp/encoding.ts';
import { initializeOnce } from './lsp/lifecycle.ts';
import { pathOfUri } from './lsp/uri.ts';
import { createPanel, type Panel } from './panel.ts';
import { createModelFinder, type Keys, type ModelFinder } from './runs/modelChoice.ts';
import { createRunHistory } from './runs/runHistory.ts';
import { createRunSession, type RunSession } from './runs/runSession.ts';
import { putOff, reportingFailures, type Schedule, systemSchedule } from './schedule.ts';
import { suiteChoices } from './suiteChoices.ts';
import { statusOf } from './view/status.ts';

/** What the handlers of the server share. */
export interface Server extends Diagnosers {
  readonly connection: Connection;
  readonly store: DocumentStore;
  readonly keys: Keys;
  readonly models: ModelFinder;
  readonly session: RunSession;
  readonly panel: Panel;
  /** Whether models may be called: the workspace is trusted. */
  isTrusted(): boolean;
  trust(): void;
  /** Has the editor ask for the code lenses and hints again, where it can be told to. */
  refreshLenses(): void;
  /** The same for hints alone, after a pause in the typing: an edit makes them stale, also those of other files. */
  refreshHintsSoon(): void;
}

/** Sets up a part of the server, and says what it can do. */
type Handle = (server: Server, client: ClientCapabilities) => ServerCapabilities;

const features: readonly Handle[] = [handleDiagnostics, handleNavigation, handleWriting, handleEditing, handleLenses];

/** Serves one client. Everything is set up when the client says where the workspace is. */
export function serve(connection: Connection, schedule: Schedule = systemSchedule): void {
  initializeOnce(connection, (params) => {
    const encoding = chooseEncoding(params);
    const isTold = canBeWatched(params.capabilities.workspace);
    const store = openDocumentStore(foldersOf(params), isTold ? undefined : schedule);
    const encoded = encodedConnection(connection, encoding, (uri) => textOf(store, uri));
    const server = createServer(encoded, store, params, schedule);
    handleRuns(server);
    const capabilities = [handleDocuments, ...features].map((handle) => handle(server, params.capabilities));
    return {
      capabilities: encodedCapabilities(Object.assign({}, ...capabilities), encoding),
      serverInfo: { name: 'railwright', version },
    };
  });
}

function createServer(
  connection: Connection,
  store: DocumentStore,
  { capabilities, initializationOptions }: InitializeParams,
  givenSchedule: Schedule,
): Server {
  const options = initializationOptions as Partial<InitializationOptions> | undefined;
  // A client that says nothing of trust is an editor without the concept: it trusts what it opens.
  let trusted = options?.trusted ?? true;
  const isTrusted = (): boolean => trusted;
  const { warn, error, send, refreshLenses, refreshHints, refreshDiagnostics } = clientOf(connection, capabilities);
  const schedule = reportingFailures(givenSchedule, error);
  const hints = putOff(schedule, refreshHints);
  const keys = keysOf(connection);
  const models = createModelFinder(store, keys, warn);
  const history = createRunHistory(store, warn);
  const session = createRunSession({ store, models, history, isTrusted, onShown: () => onShown() });
  const sendView = (view: PanelView): void => send('railwright/panelView', { view });
  const panel = createPanel({ store, session, schedule, isTrusted, suites: () => suiteChoices(store), send: sendView });
  const onShown = (): void => {
    panel.refresh();
    send('railwright/status', statusOf(session.shown));
  };
  const publish: DiagnosersHost['publish'] = ({ uri, document }, diagnostics) =>
    send('textDocument/publishDiagnostics', { uri, version: document?.version, diagnostics });
  const diagnosers = createDiagnosers({
    store,
    schedule,
    isAsked: capabilities.textDocument?.diagnostic !== undefined,
    publish,
    refresh: refreshDiagnostics,
  });
  const trust = (): void => {
    trusted = true;
  };
  return {
    connection,
    store,
    keys,
    models,
    session,
    ...diagnosers,
    panel,
    isTrusted,
    trust,
    refreshLenses,
    refreshHintsSoon: () => hints.in(pauseMs),
  };
}

/** How long a pause in the typing is, in milliseconds. */
const pauseMs = 300;

/** What is sent to the client without an answer to wait for. A client that is gone needs to hear of nothing. */
function clientOf(connection: Connection, { workspace }: ClientCapabilities) {
  const ignore = (): undefined => undefined;
  const refreshHints = (): void => {
    if (workspace?.inlayHint?.refreshSupport) connection.sendRequest(InlayHintRefreshRequest.type).catch(ignore);
  };
  return {
    warn: (message: string): void => connection.console.warn(message),
    error: (error: unknown): void => connection.console.error(describe(error)),
    send: (method: string, params: object): void => void connection.sendNotification(method, params).catch(ignore),
    refreshLenses: (): void => {
      if (workspace?.codeLens?.refreshSupport) connection.sendRequest(CodeLensRefreshRequest.type).catch(ignore);
      refreshHints();
    },
    refreshHints,
    refreshDiagnostics: (): void => {
      if (workspace?.diagnostics?.refreshSupport) connection.sendRequest(DiagnosticRefreshRequest.type).catch(ignore);
    },
  };
}

/** A document as the editor has it; one that is not open, as it is on the disk. */
function textOf({ draft, documents }: DocumentStore, uri: string): TextDocument | undefined {
  const open = draft(uri)?.document;
  if (open) return open;
  const path = pathOfUri(uri);
  const content = documents.read(path);
  if (content.kind === 'unreadable') return undefined;
  return documents.derive(`textDocument:${path}`, content.text, (text) => TextDocument.create(uri, '', 0, text));
}

const keysOf = (connection: Connection): Keys => ({
  environment: (name) => process.env[name],
  secret: async (name) => (await connection.sendRequest<string | null>('railwright/secret', { name })) ?? undefined,
});

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? [];
  return (uris.length === 0 && rootUri ? [rootUri] : uris).map(pathOfUri);
}

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
