import type { CancellationToken, Disposable } from 'vscode';
import type { CodeLens } from 'vscode-languageclient/node';
import type { ClientRequests, Notifications, ServerRequests } from '#protocol/requests.ts';
import type { Report } from './progress.ts';

type ToServer =
  | 'railwright/panelMessage'
  | 'railwright/trustGranted'
  | 'railwright/turnedTo'
  | 'railwright/inOtherLanguage';
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

/**
 * A server that can be spoken to before what speaks to it is loaded: that is most of the extension's code, and nothing that
 * is offered to a person waits for it. What was asked for in the meantime is done in its order.
 */
export function lateServer(load: () => Promise<Server>): Server {
  const loaded = load();
  // Whoever asks hears that it failed, and so does whoever starts it.
  loaded.catch(() => {});
  return {
    start: async () => (await loaded).start(),
    restart: async () => (await loaded).restart(),
    onStarted: (listener) => whenLoaded(loaded, (server) => server.onStarted(listener)),
    request: async (...asked) => (await loaded).request(...asked),
    notify: (...said) => void loaded.then((server) => server.notify(...said)).catch(() => {}),
    onNotification: (...heard) => whenLoaded(loaded, (server) => server.onNotification(...heard)),
    onRequest: (...answered) => whenLoaded(loaded, (server) => server.onRequest(...answered)),
    lenses: async (uri) => (await loaded).lenses(uri),
  };
}

function whenLoaded(loaded: Promise<Server>, listen: (server: Server) => Disposable): Disposable {
  const listening = loaded.then(listen);
  listening.catch(() => {});
  return { dispose: () => void listening.then((each) => each.dispose()).catch(() => {}) };
}
