import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A model on this machine: an OpenAI-compatible endpoint. */
export interface ModelServer extends AsyncDisposable {
  /** Ends in `/v1`. */
  readonly url: string;
  /** The bodies that it was sent, oldest first. */
  readonly requests: readonly string[];
  /** The values of the header `authorization`. */
  readonly keys: readonly string[];
  /** Resolves when it has been asked so often. */
  asked(times: number): Promise<void>;
}

export type Behaviour = (response: ServerResponse, request: { readonly body: string; readonly key: string }) => void;

/** How a model may behave. */
export const behaviours = {
  answers:
    (text: string): Behaviour =>
    (response) =>
      answer(response, text),
  never: (): Behaviour => () => undefined,
  garbage: (): Behaviour => (response) => response.end('<html>not what you asked for</html>'),
  /** Says the key that it was sent in its answer. */
  echoesKey:
    (): Behaviour =>
    (response, { key }) =>
      answer(response, `your key is ${key}`),
  /** Fails, and says the key that it was sent in its message. */
  fails:
    (status: number): Behaviour =>
    (response, { key }) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { message: `no access with ${key}` } }));
    },
};

function answer(response: ServerResponse, content: string): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content }, finish_reason: 'stop' }] }));
}

export async function startModel(behave: Behaviour): Promise<ModelServer> {
  const requests: string[] = [];
  const keys: string[] = [];
  const waiting: { readonly times: number; readonly done: () => void }[] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const key = request.headers.authorization ?? '';
    keys.push(key);
    requests.push(body);
    for (const { times, done } of waiting) if (requests.length >= times) done();
    behave(response, { body, key });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    keys,
    asked: (times) =>
      requests.length >= times ? Promise.resolve() : new Promise((done) => waiting.push({ times, done })),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
