import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ModelAnswer, ModelReply, ModelRequest } from '#engine/run/modelClient.ts';
import { createMemoryAnswerStore } from '../src/answers/answerStore.ts';
import { createCallLimit } from '../src/call/callLimit.ts';
import { systemTime } from '../src/call/time.ts';
import type { LiveModel } from '../src/liveModel.ts';
import { createModelClient, type ModelContext } from '../src/modelClient.ts';

/** What the variable `MODEL_KEY` and the secret `stored` hold. */
export const KEY = 'sk-test-9f3aQ+z/81cD77';

export const NEVER = new AbortController().signal;

/** A context whose waits end at once, without chance; `waits` says how long they would have been, in milliseconds. */
export function testContext(own: Partial<ModelContext> = {}): ModelContext & { readonly waits: readonly number[] } {
  const waits: number[] = [];
  return {
    answers: createMemoryAnswerStore(),
    limit: createCallLimit(8),
    environment: (name) => (name === 'MODEL_KEY' ? KEY : undefined),
    secret: async (name) => (name === 'stored' ? KEY : undefined),
    timeoutMs: 10_000,
    retries: 0,
    time: { now: systemTime.now, random: () => 0, wait: async (ms) => void waits.push(ms) },
    ...own,
    waits,
  };
}

/** An OpenAI-compatible model at an address, with a key. */
export function modelAt(url: string, own: Partial<LiveModel> = {}): LiveModel {
  return { name: 'tested', provider: 'openai-compatible', model: 'small', url, key: envKey('MODEL_KEY'), ...own };
}

export function envKey(name: string): string {
  return `\${env:${name}}`;
}

export function requestOf(own: Partial<ModelRequest> = {}): ModelRequest {
  return { messages: [{ role: 'user', content: 'hello' }], documents: [], tools: [], repeat: 0, caseId: 'c', ...own };
}

/** Asks once. */
export function ask(model: LiveModel, own: Partial<ModelRequest> = {}, context = testContext()): Promise<ModelReply> {
  return createModelClient(model, context).ask(requestOf(own), NEVER);
}

/** The answer; a failure fails the test. */
export async function answerOf(reply: Promise<ModelReply>): Promise<ModelAnswer> {
  const settled = await reply;
  if (settled.kind === 'failure') throw new Error(settled.failure.message);
  return settled.answer;
}

/** The kind and the message of a failure, as `kind: message`; an answer fails the test. */
export async function failureOf(reply: Promise<ModelReply>): Promise<string> {
  const settled = await reply;
  if (settled.kind === 'answer') throw new Error(`answered: ${JSON.stringify(settled.answer)}`);
  return `${settled.failure.kind}: ${settled.failure.message}`;
}

export interface TestServer extends AsyncDisposable {
  /** Ends in `/v1`. */
  readonly url: string;
  /** What was asked for, oldest first. */
  readonly requests: readonly IncomingMessage[];
}

/** A server for what no mock of a model does: garbage, silence, redirects. `count` starts at 1. */
export async function serve(
  handle: (response: ServerResponse, count: number, request: IncomingMessage) => void,
): Promise<TestServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const count = requests.push(request);
    request.resume().on('end', () => handle(response, count, request));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The body of a chat completion. */
export function completion(message: object, finish_reason = 'stop'): string {
  return JSON.stringify({ choices: [{ message: { role: 'assistant', content: null, ...message }, finish_reason }] });
}
