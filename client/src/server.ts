import { randomUUID } from 'node:crypto';
import type { CancellationToken, Disposable } from 'vscode';
import {
  type CodeLens,
  CodeLensRequest,
  type LanguageClient,
  State,
  WorkDoneProgress,
  type WorkDoneProgressParams,
} from 'vscode-languageclient/node';
import type { ClientRequests, Notifications, ServerRequests } from '#protocol/requests.ts';
import type { Report } from './progress.ts';

type ToServer = 'railwright/panelMessage' | 'railwright/trustGranted';
type ToClient = Exclude<keyof Notifications, ToServer>;

/** The language server as the rest of the client sees it: what the protocol names, with its types, and nothing else. */
export interface Server {
  start(): Promise<void>;
  restart(): Promise<void>;
  /** Called each time the server has come up, also after a crash. */
  onStarted(listener: () => void): Disposable;
  /** @throws what the server answered instead of a result, or that it is not there */
  request<M extends keyof ServerRequests>(
    method: M,
    params: ServerRequests[M]['params'],
    options?: RequestOptions,
  ): Promise<ServerRequests[M]['result']>;
  notify<M extends ToServer>(method: M, params: Notifications[M]): void;
  onNotification<M extends ToClient>(method: M, listener: (params: Notifications[M]) => void): Disposable;
  onRequest<M extends keyof ClientRequests>(
    method: M,
    handler: (params: ClientRequests[M]['params']) => Promise<ClientRequests[M]['result']>,
  ): Disposable;
  /** The code lenses of a document, whether or not the editor shows them. */
  lenses(uri: string): Promise<readonly CodeLens[]>;
}

export interface RequestOptions {
  readonly token?: CancellationToken;
  readonly onProgress?: (report: Report) => void;
}

export function typedServer(client: LanguageClient): Server {
  return {
    start: () => client.start(),
    restart: () => (client.isRunning() ? client.restart() : client.start()),
    onStarted: (listener) => client.onDidChangeState(({ newState }) => newState === State.Running && listener()),
    request: (method, params, options = {}) => request(client, method, params, options),
    notify(method, params) {
      // Waits for a server that is starting. One that is no more has nothing to be told: it hears all when it starts.
      client.sendNotification(method, params).catch(() => {});
    },
    onNotification: (method, listener) => client.onNotification(method, listener),
    onRequest: (method, handler) => client.onRequest<unknown, unknown>(method, handler),
    lenses: async (uri) => (await client.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [],
  };
}

async function request<R>(client: LanguageClient, method: string, params: object, options: RequestOptions): Promise<R> {
  const { onProgress, token } = options;
  if (!onProgress) return client.sendRequest<R>(method, params, token);
  const workDone: WorkDoneProgressParams = { workDoneToken: randomUUID() };
  const listening = client.onProgress(WorkDoneProgress.type, `${workDone.workDoneToken}`, (value) => {
    if (value.kind !== 'end') onProgress({ message: value.message, percentage: value.percentage });
  });
  try {
    return await client.sendRequest<R>(method, { ...params, ...workDone }, token);
  } finally {
    listening.dispose();
  }
}
