import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemTime } from '../../src/call/time.ts';
import { createModelClient } from '../../src/modelClient.ts';
import { answerOf, ask, completion, failureOf, modelAt, requestOf, serve, testContext } from '../wire.ts';

const mock = new LLMock({ port: 0 });
beforeAll(() => mock.start());
afterAll(() => mock.stop());
beforeEach(() => void mock.reset());

/** The first wait, with no chance in it. */
const FIRST = 500;

test('a limit of the rate is waited for as long as the server asks', async () => {
  const busy = { error: { message: 'slow down' }, status: 429, retryAfter: 7 };
  mock.on({ userMessage: 'hello', sequenceIndex: 0 }, busy);
  mock.on({ userMessage: 'hello', sequenceIndex: 1 }, { content: 'Hi.' });
  const context = testContext({ retries: 3 });
  expect((await answerOf(ask(modelAt(`${mock.url}/v1`), {}, context))).output).toBe('Hi.');
  expect(context.waits).toEqual([7000 + FIRST]);
});

test('the time to come back may be a date', async () => {
  const now = new Date('2026-11-21T08:00:00Z');
  const headers = { 'retry-after': new Date(now.getTime() + 20_000).toUTCString() };
  await using server = await serve((response, count) =>
    count === 1 ? response.writeHead(503, headers).end() : response.end(completion({ content: 'Hi.' })),
  );
  const waits: number[] = [];
  const time = { now: () => now, random: () => 0, wait: async (ms: number) => void waits.push(ms) };
  await answerOf(ask(modelAt(server.url), {}, testContext({ retries: 1, time })));
  expect(waits).toEqual([20_000 + FIRST]);
});

test('errors of the server are tried again, each time later, until the retries run out', async () => {
  mock.onMessage('hello', { error: { message: 'out of memory' }, status: 500 });
  const context = testContext({ retries: 3 });
  const failure = await failureOf(ask(modelAt(`${mock.url}/v1`), {}, context));
  expect(failure).toBe(`unavailable: HTTP 500 from ${mock.url}/v1: out of memory (after 4 attempts)`);
  expect(context.waits).toEqual([FIRST, 2 * FIRST, 4 * FIRST]);
  expect(mock.getRequests()).toHaveLength(4);
});

test('chance lengthens a wait to at most the double', async () => {
  await using server = await serve((response) => response.writeHead(500).end());
  const waits: number[] = [];
  const time = { now: systemTime.now, random: () => 0.999, wait: async (ms: number) => void waits.push(ms) };
  await ask(modelAt(server.url), {}, testContext({ retries: 10, time }));
  expect(waits.map((ms) => Math.round(ms / 1000))).toEqual([1, 2, 4, 8, 16, 32, 32, 32, 32, 32]);
});

test('a lost connection is tried again', async () => {
  await using server = await serve((response, count) =>
    count === 1 ? response.destroy() : response.end(completion({ content: 'Hi.' })),
  );
  expect((await answerOf(ask(modelAt(server.url), {}, testContext({ retries: 1 })))).output).toBe('Hi.');
});

test('a server that asks for more than two minutes is not waited for', async () => {
  const busy = { error: { message: 'come back tomorrow' }, status: 429, retryAfter: 86_400 };
  mock.onMessage('hello', busy);
  const context = testContext({ retries: 3 });
  const failure = await failureOf(ask(modelAt(`${mock.url}/v1`), {}, context));
  expect(failure).toBe(`rate-limited: HTTP 429 from ${mock.url}/v1: come back tomorrow (it asks to wait for 86400 s)`);
  expect(context.waits).toEqual([]);
});

test.each([400, 401, 403, 404, 409, 413, 422])('HTTP %i is not tried again', async (status) => {
  await using server = await serve((response) => response.writeHead(status).end());
  const context = testContext({ retries: 3 });
  await failureOf(ask(modelAt(server.url), {}, context));
  expect(server.requests).toHaveLength(1);
});

test('an account without money is not tried again', async () => {
  mock.onMessage('hello', { error: { message: 'no money', code: 'insufficient_quota' }, status: 429 });
  await failureOf(ask(modelAt(`${mock.url}/v1`), {}, testContext({ retries: 3 })));
  expect(mock.getRequests()).toHaveLength(1);
});

test('cancelled during a wait, which ends at once', async () => {
  const controller = new AbortController();
  await using server = await serve((response) => response.writeHead(503, { 'retry-after': '100' }).end());
  const wait: typeof systemTime.wait = (ms, signal) => {
    queueMicrotask(() => controller.abort());
    return systemTime.wait(ms, signal);
  };
  const client = createModelClient(modelAt(server.url), testContext({ retries: 3, time: { ...systemTime, wait } }));
  expect(await failureOf(client.ask(requestOf(), controller.signal))).toBe('cancelled: the call was cancelled');
  expect(server.requests).toHaveLength(1);
});
