import { once } from 'node:events';
import { createServer, type Fixture } from '@copilotkit/aimock';

/** What the model is to answer: a text, or the tool calls that it proposes, or a failure with its HTTP status. */
export type Reply =
  | string
  | { readonly calls: readonly ProposedCall[]; readonly output?: string }
  | { readonly status: number; readonly message?: string; readonly retryAfterSeconds?: number };

export interface ProposedCall {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** A call of the model. */
export interface ModelCall {
  /** For example `/v1/chat/completions`. */
  readonly path: string;
  readonly body: unknown;
  /** The status that it was answered with. */
  readonly status: number;
}

export interface MockModel {
  /** The base address of an OpenAI-compatible endpoint: `http://127.0.0.1:PORT/v1`. */
  readonly url: string;
  /** Answers prompts that contain `prompt`; of several that fit, the one that was added last. */
  answer(prompt: string | RegExp, reply: Reply): void;
  /** The calls so far. */
  calls(): readonly ModelCall[];
  /** How many HTTP requests there were so far, whatever they asked for. */
  requestCount(): number;
  stop(): Promise<void>;
}

/** Starts a model server on a free port. It answers a prompt that nothing else fits with `otherwise`. */
export async function startMockModel(otherwise: Reply = 'Hello from the mock model.'): Promise<MockModel> {
  const fixtures: Fixture[] = [{ match: {}, response: toResponse(otherwise) }];
  const { server, journal, url } = await createServer(fixtures, { host: '127.0.0.1', port: 0, journalMaxEntries: 0 });
  let requestCount = 0;
  server.on('request', () => {
    requestCount += 1;
  });
  return {
    url: `${url}/v1`,
    answer: (prompt, reply) => {
      fixtures.unshift({ match: { userMessage: prompt }, response: toResponse(reply) });
    },
    calls: () => journal.getAll().map(({ path, body, response }) => ({ path, body, status: response.status })),
    requestCount: () => requestCount,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections(); // a client that keeps its connections would keep the server
      await closed;
    },
  };
}

function toResponse(reply: Reply) {
  if (typeof reply === 'string') return { content: reply };
  if ('calls' in reply) return withCalls(reply.calls, reply.output);
  const { status, message = 'the mock model was told to fail', retryAfterSeconds: retryAfter } = reply;
  return { status, error: { message }, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

function withCalls(calls: readonly ProposedCall[], content: string | undefined) {
  const toolCalls = calls.map(({ tool, args }) => ({ name: tool, arguments: JSON.stringify(args) }));
  return content === undefined ? { toolCalls } : { content, toolCalls };
}
