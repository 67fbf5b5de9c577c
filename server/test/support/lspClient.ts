import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type {
  ApplyWorkspaceEditParams,
  CancellationToken,
  ClientCapabilities,
  ConfigurationParams,
  Diagnostic,
  InitializeResult,
  Registration,
  ServerCapabilities,
  ShowDocumentParams,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { createConnection, createProtocolConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { CaseRows } from '#protocol/panel/cases.ts';
import type { HostMessage } from '#protocol/panel/messages.ts';
import type { PanelView } from '#protocol/panel/view.ts';
import type { InitializationOptions, Notifications, RunParams, ServerRequests, Status } from '#protocol/requests.ts';
import { connectionOptions } from '../../src/lsp/connectionOptions.ts';
import { serve } from '../../src/server.ts';
import { liveInThisThread } from './liveInThisThread.ts';
import { manualSchedule } from './manualSchedule.ts';

export interface ClientSettings {
  readonly options?: InitializationOptions;
  readonly capabilities?: ClientCapabilities;
  /** Folders below the temporary one that are the workspace; itself, where there are none. */
  readonly folders?: readonly string[];
  /** What the editor's secret storage holds. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** The editor's settings, by section. They may change. */
  readonly configuration?: ReadonlyMap<string, unknown>;
  /** Hears what the server has registered for. */
  readonly onRegister?: (registration: Registration) => void;
}

/** What the client was told. */
export interface Heard {
  readonly diagnostics: ReadonlyMap<string, readonly Diagnostic[]>;
  readonly views: readonly PanelView[];
  readonly rows: readonly CaseRows[];
  /** The runs that the panel asked for. */
  readonly runs: readonly RunParams[];
  readonly statuses: readonly Status[];
  /** The edits that the server had the client make. */
  readonly edits: readonly WorkspaceEdit[];
  /** The places that the server had the client show. */
  readonly places: readonly ShowDocumentParams[];
  readonly progress: readonly unknown[];
  readonly log: readonly string[];
  /** The requests of the server that ask the client to ask again. */
  readonly refreshes: readonly string[];
  /** All that came from the server, as it was sent. */
  readonly everything: readonly Buffer[];
  /** The names of the secrets that were asked for. */
  readonly secretsAskedFor: readonly string[];
}

/** A client of a real server, in this process, with a temporary folder as its workspace. */
export interface LspClient extends AsyncDisposable {
  readonly folder: string;
  readonly capabilities: ServerCapabilities;
  readonly heard: Heard;
  uri(name: string): string;
  write(name: string, text: string): Promise<void>;
  request<R>(method: string, params: object, token?: CancellationToken): Promise<R>;
  ask<M extends keyof ServerRequests>(
    method: M,
    params: ServerRequests[M]['params'],
    token?: CancellationToken,
  ): Promise<ServerRequests[M]['result']>;
  notify(method: string, params: object | null): Promise<void>;
  tell<M extends keyof Notifications>(method: M, params: Notifications[M]): Promise<void>;
  /** Waits until the server has handled all that it was sent, and has said all that it has to say. */
  settle(): Promise<void>;
}

export async function startClient(settings: ClientSettings = {}): Promise<LspClient> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'railwright-lsp-')));
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const manual = manualSchedule();
  const server = createConnection(ProposedFeatures.all, toServer, toClient, connectionOptions());
  serve(server, { startLive: liveInThisThread(manual.schedule), schedule: manual.schedule });
  server.listen();
  const { connection, heard } = listen(toClient, toServer, settings);
  const uri = (name: string): string => (/^[a-z]+:/.test(name) ? name : pathToFileURL(join(folder, name)).href);
  const folders = (settings.folders ?? ['']).map((name) => ({ name, uri: uri(name) }));
  const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: folders.length > 0 ? uri('') : null,
    workspaceFolders: folders.length > 0 ? folders : null,
    capabilities: settings.capabilities ?? {},
    ...(settings.options && { initializationOptions: settings.options }),
  });
  await connection.sendNotification('initialized', {});

  const send = <R>(method: string, params: object, token?: CancellationToken): Promise<R> =>
    token ? connection.sendRequest(method, params, token) : connection.sendRequest(method, params);
  const handled = (): Promise<unknown> => connection.sendRequest('railwright/models', { uri: uri('') });
  return {
    folder,
    capabilities,
    heard,
    uri,
    async write(name, text) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    },
    request: send,
    ask: send,
    notify: (method, params) => connection.sendNotification(method, params),
    tell: (method, params) => connection.sendNotification(method, params),
    async settle() {
      do {
        await handled();
        await manual.runAll();
        await handled();
      } while (!manual.isIdle);
    },
    async [Symbol.asyncDispose]() {
      connection.dispose();
      server.dispose();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function listen(input: PassThrough, output: PassThrough, { secrets = {}, configuration, onRegister }: ClientSettings) {
  const connection = createProtocolConnection(input, output);
  const diagnostics = new Map<string, readonly Diagnostic[]>();
  const views: PanelView[] = [];
  const rows: CaseRows[] = [];
  const runs: RunParams[] = [];
  const statuses: Status[] = [];
  const edits: WorkspaceEdit[] = [];
  const places: ShowDocumentParams[] = [];
  const progress: unknown[] = [];
  const log: string[] = [];
  const refreshes: string[] = [];
  const everything: Buffer[] = [];
  const secretsAskedFor: string[] = [];
  input.on('data', (chunk: Buffer) => everything.push(chunk));
  connection.onNotification('textDocument/publishDiagnostics', (params) => {
    diagnostics.set(params.uri, params.diagnostics);
  });
  connection.onNotification('railwright/panel', (message: HostMessage) => {
    if (message.kind === 'view') views.push(message.view);
    if (message.kind === 'rows') rows.push(message.rows);
  });
  connection.onNotification('railwright/startRun', (params: RunParams) => void runs.push(params));
  connection.onNotification('railwright/status', (status) => void statuses.push(status));
  connection.onNotification('$/progress', ({ value }) => void progress.push(value));
  connection.onNotification('window/logMessage', ({ message }) => void log.push(message));
  connection.onRequest('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
    edits.push(edit);
    return { applied: true };
  });
  connection.onRequest('window/showDocument', (place: ShowDocumentParams) => {
    places.push(place);
    return { success: true };
  });
  connection.onRequest('client/registerCapability', ({ registrations }) => {
    for (const registration of registrations) onRegister?.(registration);
    return null;
  });
  for (const what of ['codeLens', 'diagnostic', 'inlayHint']) {
    const method = `workspace/${what}/refresh`;
    connection.onRequest(method, () => {
      refreshes.push(method);
      return null;
    });
  }
  connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
    items.map(({ section = '' }) => configuration?.get(section) ?? null),
  );
  connection.onRequest('railwright/secret', ({ name }) => {
    secretsAskedFor.push(name);
    return secrets[name] ?? null;
  });
  connection.listen();
  return {
    connection,
    heard: {
      diagnostics,
      views,
      rows,
      runs,
      statuses,
      edits,
      places,
      progress,
      log,
      refreshes,
      everything,
      secretsAskedFor,
    },
  };
}
