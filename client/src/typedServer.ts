import { randomUUID } from 'node:crypto';
import {
  CancellationToken,
  CodeLensRequest,
  type LanguageClient,
  State,
  WorkDoneProgress,
  type WorkDoneProgressParams,
} from 'vscode-languageclient/node';
import type { RequestOptions, Server } from './server.ts';

/** The server behind a language client, with the types of the protocol. */
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
  // Without a token, parameters would be sent by position.
  const { onProgress, token = CancellationToken.None } = options;
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
