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
import type { InitializationOptions } from '#protocol/requests.ts';
import { createDiagnosers, type Diagnosers, type DiagnosersHost } from './diagnostics/createDiagnosers.ts';
import { withProjectChecks } from './diagnostics/projectChecker.ts';
import { type DocumentStore, openDocumentStore } from './documentStore.ts';
import { handleDiagnostics } from './handlers/diagnostics.ts';
import { canBeWatched, handleDocuments } from './handlers/documents.ts';
import { handleEditing } from './handlers/editing.ts';
import { handleLenses } from './handlers/lenses.ts';
import { handleNavigation } from './handlers/navigation.ts';
import { handleRuns } from './handlers/runs.ts';
import { handleTests } from './handlers/tests.ts';
import { handleWriting } from './handlers/writing.ts';
import { hearLive } from './live/hearLive.ts';
import { createLive, type Live } from './live/live.ts';
import type { StartLive } from './live/liveHost.ts';
import { encodedCapabilities, encodedConnection } from './lsp/encodedConnection.ts';
import { chooseEncoding } from './lsp/encoding.ts';
import { initializeOnce } from './lsp/lifecycle.ts';
import { pathOfFolder, pathOfUri, uriOfPath } from './lsp/uri.ts';
import type { UnwrittenAnswer } from './runs/answerStores.ts';
import { createModelFinder, type Keys, type ModelFinder } from './runs/modelChoice.ts';
import { createRunSession, type RunSession } from './runs/runSession.ts';
import { putOff, reportingFailures, type Schedule } from './schedule.ts';
import { createTests, type Tests } from './tests/tests.ts';
import type { WarmUp } from './warmUp/warmUp.ts';

/** What the handlers of the server share. */
export interface Server extends Diagnosers {
  readonly connection: Connection;
  readonly store: DocumentStore;
  readonly keys: Keys;
  readonly models: ModelFinder;
  readonly session: RunSession;
  /** Judges as the author types, and feeds the panel. */
  readonly live: Live;
  /** The suites as native tests of the editor. */
  readonly tests: Tests;
  /** Whether models may be called: the workspace is trusted. */
  isTrusted(): boolean;
  trust(): void;
  /** Has the editor ask for the code lenses again, where it can be told to. */
  refreshLenses(): void;
}

/** Sets up a part of the server, and says what it can do. */
type Handle = (server: Server, client: ClientCapabilities) => ServerCapabilities;

const features: readonly Handle[] = [handleDiagnostics, handleNavigation, handleWriting, handleEditing, handleLenses];

/** What a server is given besides its connection; a test gives what has no clock and no threads. */
export interface ServeOptions {
  readonly startLive: StartLive;
  readonly schedule: Schedule;
  readonly warmUp?: WarmUp;
}

/** Serves one client. Everything is set up when the client says where the workspace is. */
export function serve(connection: Connection, given: ServeOptions): void {
  initializeOnce(connection, (params) => {
    const encoding = chooseEncoding(params);
    const isTold = canBeWatched(params.capabilities.workspace);
    const store = openDocumentStore(foldersOf(params), isTold ? undefined : given.schedule);
    const encoded = encodedConnection(connection, encoding, (uri) => textOf(store, uri));
    const server = createServer(encoded, store, params, given);
    handleRuns(server);
    handleTests(server);
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
  given: ServeOptions,
): Server {
  const options = initializationOptions as Partial<InitializationOptions> | undefined;
  // A client that says nothing of trust is an editor without the concept: it trusts what it opens.
  let trusted = options?.trusted ?? true;
  const isTrusted = (): boolean => trusted;
  const { warn, error, send, refreshLenses, refreshHints, refreshDiagnostics } = clientOf(connection, capabilities);
  const schedule = reportingFailures(given.schedule, error);
  // Several refreshes in a row are one.
  const refreshes = { hints: putOff(schedule, refreshHints), lenses: putOff(schedule, refreshLenses) };
  const keys = keysOf(connection);
  const canShow = capabilities.window?.showDocument?.support === true;
  const hear = hearLive({ connection, store, canShow, send, refresh: (surface) => refreshes[surface].in(pauseMs) });
  const live = createLive({ store, isTrusted, start: given.startLive, hear });
  const onUnwritten = (answer: UnwrittenAnswer): void => live.tell({ kind: 'unwritten', answer });
  const models = createModelFinder(store, keys, warn, onUnwritten);
  const tests = createTests({ store, schedule, tell: send });
  const session = createRunSession({ store, models, isTrusted, tell: live.tell, watch: tests.watch, warn });
  const publish: DiagnosersHost['publish'] = ({ uri, document }, diagnostics) =>
    send('textDocument/publishDiagnostics', { uri, version: document?.version, diagnostics });
  const diagnosers = createDiagnosers({
    store,
    schedule,
    isAsked: Boolean(capabilities.textDocument?.diagnostic),
    publish,
    refresh: refreshDiagnostics,
    canRefresh: capabilities.workspace?.diagnostics?.refreshSupport === true,
  });
  given.warmUp?.(schedule, () => store.drafts().length === 0);
  const trust = (): void => {
    trusted = true;
    live.tell({ kind: 'trust', trusted });
  };
  return {
    connection,
    store,
    keys,
    models,
    session,
    ...diagnosers,
    diagnoser: withProjectChecks(diagnosers.diagnoser, tests),
    live,
    tests,
    isTrusted,
    trust,
    refreshLenses,
  };
}

/** How long a pause in the typing is, in milliseconds, after which hints and lenses are asked for again. */
const pauseMs = 150;

/** What is sent to the client without an answer to wait for. A client that is gone needs to hear of nothing. */
function clientOf(connection: Connection, { workspace }: ClientCapabilities) {
  const ignore = (): undefined => undefined;
  return {
    warn: (message: string): void => connection.console.warn(message),
    error: (error: unknown): void => connection.console.error(describe(error)),
    send: (method: string, params: object): void => void connection.sendNotification(method, params).catch(ignore),
    refreshLenses: (): void => {
      if (workspace?.codeLens?.refreshSupport) connection.sendRequest(CodeLensRefreshRequest.type).catch(ignore);
    },
    refreshHints: (): void => {
      if (workspace?.inlayHint?.refreshSupport) connection.sendRequest(InlayHintRefreshRequest.type).catch(ignore);
    },
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

/** The folders that the client says are open, in the newest way that it knows to say so. */
function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? [];
  const root = rootUri || (rootPath && uriOfPath(rootPath));
  return (uris.length === 0 && root ? [root] : uris).map(pathOfFolder);
}

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
