import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LLMock } from '@copilotkit/aimock';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openAnswerStore } from '../src/answers/answerStore.ts';
import { createCallLimit } from '../src/call/callLimit.ts';
import { createModelClient } from '../src/modelClient.ts';
import { answerOf, envKey, failureOf, KEY, modelAt, NEVER, requestOf, testContext } from './wire.ts';

const mock = new LLMock({ port: 0 });
beforeAll(() => mock.start());
afterAll(() => mock.stop());

const places: { folder: string } = { folder: '' };
beforeEach(() => {
  mock.reset();
  places.folder = mkdtempSync(join(tmpdir(), 'railwright-answers-'));
});
afterEach(() => rmSync(places.folder, { recursive: true }));

const path = () => join(places.folder, 'tested.jsonl');
const unexpected = (message: string) => expect.unreachable(message);

/** A client that knows only what is in the folder. */
function openClient() {
  return createModelClient(
    modelAt(`${mock.url}/v1`),
    testContext({ answers: openAnswerStore(places.folder, unexpected) }),
  );
}

test('an answer is replayed without a request, with its own time', async () => {
  mock.onMessage('hello', { content: 'Hi.', toolCalls: [{ name: 'wave', arguments: { hand: 'left' } }] });
  const client = openClient();
  expect(client.has(requestOf())).toBe(false);
  const given = await answerOf(client.ask(requestOf(), NEVER));
  expect(given).toMatchObject({ output: 'Hi.', calls: [{ tool: 'wave', args: { hand: 'left' } }], cached: false });
  for (const later of [client, openClient()]) {
    expect(later.has(requestOf({ caseId: 'another' }))).toBe(true);
    expect(await answerOf(later.ask(requestOf({ caseId: 'another' }), NEVER))).toEqual({ ...given, cached: true });
  }
  expect(mock.getRequests()).toHaveLength(1);
  expect(given.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
});

test('a repeat is a request of its own', async () => {
  mock.on({ userMessage: 'hello', sequenceIndex: 0 }, { content: 'one' });
  mock.on({ userMessage: 'hello', sequenceIndex: 1 }, { content: 'two' });
  const client = openClient();
  const said: (string | undefined)[] = [];
  for (const repeat of [0, 1, 0, 1]) said.push((await answerOf(client.ask(requestOf({ repeat }), NEVER))).output);
  expect(said).toEqual(['one', 'two', 'one', 'two']);
  expect(mock.getRequests()).toHaveLength(2);
});

test('a failure is not recorded', async () => {
  mock.on({ userMessage: 'hello', sequenceIndex: 0 }, { error: { message: 'no' }, status: 400 });
  mock.on({ userMessage: 'hello', sequenceIndex: 1 }, { content: 'yes' });
  const client = openClient();
  await failureOf(client.ask(requestOf(), NEVER));
  expect(readdirSync(places.folder)).toEqual([]);
  expect((await answerOf(client.ask(requestOf(), NEVER))).output).toBe('yes');
});

test('cases that ask the same at the same time make one request, if they wait for one another', async () => {
  mock.onMessage('hello', { content: 'Hi.' });
  const answers = openAnswerStore(places.folder, unexpected);
  const client = createModelClient(modelAt(`${mock.url}/v1`), testContext({ answers, limit: createCallLimit(1) }));
  const both = await Promise.all([1, 2].map(() => answerOf(client.ask(requestOf(), NEVER))));
  expect(both.map(({ cached }) => cached)).toEqual([false, true]);
  expect(mock.getRequests()).toHaveLength(1);
});

test('what another client records is found, too', async () => {
  mock.onMessage('hello', { content: 'Hi.' });
  const [editor, terminal] = [openClient(), openClient()];
  expect(terminal.has(requestOf())).toBe(false);
  await editor.ask(requestOf(), NEVER);
  expect(terminal.has(requestOf())).toBe(true);
});

test('a line that no writer finished is left out, and spoils no later one', async () => {
  mock.onMessage('hello', { content: 'Hi.' });
  await openClient().ask(requestOf({ repeat: 0 }), NEVER);
  appendFileSync(path(), '{"key":"ab12","out');
  await openClient().ask(requestOf({ repeat: 1 }), NEVER);
  const client = openClient();
  expect([0, 1, 2].map((repeat) => client.has(requestOf({ repeat })))).toEqual([true, true, false]);
});

test('lines that are no records are left out', async () => {
  mock.onMessage('hello', { content: 'Hi.' });
  await openClient().ask(requestOf(), NEVER);
  const line = readFileSync(path(), 'utf8');
  const record = JSON.parse(line) as Record<string, unknown>;
  const broken = [
    { key: 1 },
    { calls: 'none' },
    { calls: [{ tool: 'x' }] },
    { output: 7 },
    { recordedAt: 0 },
    { durationMs: '' },
  ];
  writeFileSync(path(), [...broken.map((own) => JSON.stringify({ ...record, ...own })), 'null', '[]', ''].join('\n'));
  expect(openClient().has(requestOf())).toBe(false);
  writeFileSync(path(), `\n\r\n${line.replace('\n', '\r\n')}`);
  expect(openClient().has(requestOf())).toBe(true);
});

test('a file that is deleted makes the model be asked again', async () => {
  mock.onMessage('hello', { content: 'Hi.' });
  const client = openClient();
  await client.ask(requestOf(), NEVER);
  expect(client.has(requestOf())).toBe(true);
  rmSync(path());
  expect(client.has(requestOf())).toBe(false);
});

test('a folder that cannot be written to costs a warning, and no answer', async () => {
  mock.onMessage('hello', { content: 'Hi.' });
  writeFileSync(join(places.folder, 'file'), '');
  const warnings: string[] = [];
  const answers = openAnswerStore(join(places.folder, 'file'), (message) => void warnings.push(message));
  const client = createModelClient(modelAt(`${mock.url}/v1`), testContext({ answers }));
  const outputs = await Promise.all(
    [0, 1].map(async (repeat) => (await answerOf(client.ask(requestOf({ repeat }), NEVER))).output),
  );
  expect(outputs).toEqual(['Hi.', 'Hi.']);
  expect(warnings.filter((message) => message.startsWith('cannot write recorded answers: '))).toHaveLength(1);
});

test('no key is recorded, even if the model hands it back', async () => {
  const said = {
    content: `Your key is ${KEY}!`,
    toolCalls: [{ name: 'send', arguments: { to: encodeURIComponent(KEY) } }],
  };
  mock.onMessage('hello', said);
  const answer = await answerOf(openClient().ask(requestOf(), NEVER));
  expect(answer).toMatchObject({ output: 'Your key is [key]!', calls: [{ tool: 'send', args: { to: '[key]' } }] });
  const written = readdirSync(places.folder).map((name) => readFileSync(join(places.folder, name), 'utf8'));
  expect(written).toHaveLength(1);
  expect(written.join()).not.toContain(KEY);
  expect(written.join()).not.toContain(encodeURIComponent(KEY));
});

test('a placeholder for a key is no secret, and may be a word of the answer', async () => {
  mock.onMessage('hello', { content: 'The box is EMPTY.' });
  const context = testContext({ environment: () => 'EMPTY' });
  const client = createModelClient(modelAt(`${mock.url}/v1`, { key: envKey('ANY') }), context);
  expect((await answerOf(client.ask(requestOf(), NEVER))).output).toBe('The box is EMPTY.');
});
