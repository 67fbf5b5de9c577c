import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OpinionText } from '#engine/opinion/opinion.ts';
import type { ServiceSettings } from '#engine/settings/settings.ts';
import { openAnswerStore } from '../../src/answers/answerStore.ts';
import { createCallLimit } from '../../src/call/callLimit.ts';
import { about, clientOf, opinionOf, refusalOf, serveService } from '../services/serviceWire.ts';
import { envKey, KEY, NEVER, testContext } from '../wire.ts';

const places: { folder: string } = { folder: '' };
beforeEach(() => {
  places.folder = mkdtempSync(join(tmpdir(), 'railwright-opinions-'));
});
afterEach(() => rmSync(places.folder, { recursive: true }));

const store = () => openAnswerStore(places.folder, (message) => expect.unreachable(message));
const texts: readonly OpinionText[] = [{ on: 'user:0', text: 'hello' }];
const blocked = { action: 'BLOCKED', blocked_reason: `not with ${KEY}` };

/** A client that knows only what is in the folder. */
function openClient(url: string, own: Partial<ServiceSettings> = {}) {
  return clientOf({ type: 'litellm', url, ...own }, testContext({ answers: store() }));
}

test('an opinion is replayed without a request, with its own time, whatever rule asks', async () => {
  await using server = await serveService(() => blocked);
  const first = openClient(server.url);
  expect(first.has(about(texts))).toBe(false);
  const given = await first.ask(about(texts), NEVER);
  expect(given).toMatchObject({ kind: 'answer', answer: { opinion: { holds: true }, cached: false } });
  const replayed = { kind: 'answer', answer: { ...(given.kind === 'answer' && given.answer), cached: true } };
  for (const later of [first, openClient(server.url)]) {
    expect(later.has({ ...about(texts), rule: 'another' })).toBe(true);
    expect(await later.ask({ ...about(texts), rule: 'another' }, NEVER)).toEqual(replayed);
  }
  expect(server.asked).toHaveLength(1);
});

test('the file is named after the service, and holds no key', async () => {
  await using server = await serveService(() => blocked);
  await openClient(server.url).ask(about(texts), NEVER);
  expect(readdirSync(places.folder)).toEqual(['shield.jsonl']);
  const written = readFileSync(join(places.folder, 'shield.jsonl'), 'utf8');
  expect(JSON.parse(written)).toMatchObject({ opinion: { holds: true, reason: 'not with [key]' } });
  expect(written).not.toContain(KEY);
});

test('a failure is not recorded', async () => {
  await using server = await serveService((_, count) => (count === 1 ? {} : blocked));
  const client = openClient(server.url);
  await refusalOf(client.ask(about(texts), NEVER));
  expect(client.has(about(texts))).toBe(false);
  expect(await opinionOf(client.ask(about(texts), NEVER))).toMatchObject({ holds: true });
});

test('cases that ask the same at the same time make one request, if they wait for one another', async () => {
  await using server = await serveService(() => blocked);
  const context = testContext({ limit: createCallLimit(1), answers: store() });
  const client = clientOf({ type: 'litellm', url: server.url }, context);
  await Promise.all([1, 2].map(() => client.ask(about(texts), NEVER)));
  expect(server.asked).toHaveLength(1);
});

test('an answer of a model of the same name is no opinion, and spoils none', async () => {
  await using server = await serveService(() => blocked);
  await openClient(server.url).ask(about(texts), NEVER);
  const path = join(places.folder, 'shield.jsonl');
  const line = readFileSync(path, 'utf8');
  const { key } = JSON.parse(line);
  const answer = { output: 'Hi', calls: [], recordedAt: '2026-11-21T08:00:00.000Z', durationMs: 1 };
  writeFileSync(path, `${line}${JSON.stringify({ key: 'other', ...answer })}\n`);
  expect(openClient(server.url).has(about(texts))).toBe(true);
  writeFileSync(path, `${line}${JSON.stringify({ key, ...answer })}\n`);
  expect(openClient(server.url).has(about(texts))).toBe(false);
});

test.each<object>([
  { holds: 'yes' },
  { confidence: 2 },
  { reason: 7 },
  { categories: [{ name: 'x' }] },
  { categories: [{ name: 'x', found: true, score: -1 }] },
  { spans: [{ on: 'user:0', start: 0, end: '1', label: 'x' }] },
])('a record with %j is none', async (own) => {
  await using server = await serveService(() => blocked);
  await openClient(server.url).ask(about(texts), NEVER);
  const path = join(places.folder, 'shield.jsonl');
  const record = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, `${JSON.stringify({ ...record, opinion: { ...record.opinion, ...own } })}\n`);
  expect(openClient(server.url).has(about(texts))).toBe(false);
});

describe('what a recorded opinion is found by', () => {
  const base: ServiceSettings = { type: 'litellm', url: 'http://127.0.0.1:9', params: { a: 1, b: 2 } };
  const knownAfter = async (own: Partial<ServiceSettings>, asked = texts): Promise<boolean> => {
    await using server = await serveService(() => blocked);
    const at = (settings: ServiceSettings) => ({
      ...settings,
      url: settings.url?.replace('http://127.0.0.1:9', server.url),
    });
    const answers = store();
    await clientOf(at(base), testContext({ answers })).ask(about(texts), NEVER);
    return clientOf(at({ ...base, ...own }), testContext({ answers })).has(about(asked));
  };

  test.each<{ own: Partial<ServiceSettings> }>([
    { own: { key: envKey('OTHER') } },
    { own: { url: 'http://127.0.0.1:9/' } },
    { own: { url: 'http://127.0.0.1:9/beta/litellm_basic_guardrail_api' } },
    { own: { params: { b: 2, a: 1 } } },
  ])('not by $own', async ({ own }) => {
    expect(await knownAfter(own)).toBe(true);
  });

  test.each<{ own: Partial<ServiceSettings> }>([
    { own: { type: 'guardrails-ai' } },
    { own: { url: 'http://127.0.0.1:9/v2' } },
    { own: { params: { a: 1 } } },
    { own: { headers: { 'x-tenant': envKey('TENANT') } } },
  ])('by $own', async ({ own }) => {
    expect(await knownAfter(own)).toBe(false);
  });

  test.each<{ asked: readonly OpinionText[] }>([
    { asked: [] },
    { asked: [{ on: 'user:0', text: 'hello ' }] },
    { asked: [{ on: 'document:0', text: 'hello' }] },
    { asked: [...texts, { on: 'output', text: 'Hi' }] },
  ])('by the texts $asked', async ({ asked }) => {
    expect(await knownAfter({}, asked)).toBe(false);
  });
});

test('a service that the settings do not have', async () => {
  const client = openClient('http://127.0.0.1:9');
  const request = { ...about(texts), service: 'sheild' };
  expect(client.has(request)).toBe(false);
  expect(await refusalOf(client.ask(request, NEVER))).toBe('rejected: there is no service `sheild` in the settings');
});
