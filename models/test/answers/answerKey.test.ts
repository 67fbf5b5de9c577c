import { expect, test } from 'vitest';
import type { ModelRequest } from '#engine/run/modelClient.ts';
import { answerKey } from '../../src/answers/answerKey.ts';
import type { LiveModel } from '../../src/liveModel.ts';
import { envKey, modelAt, requestOf } from '../wire.ts';

const model = modelAt('http://127.0.0.1:1/v1', { params: { temperature: 0, seed: 1 } });
const request = requestOf({
  system: 'Be kind.',
  documents: [{ from: 'web', text: 'page' }],
  tools: [{ name: 'pay', inputSchema: { type: 'object' } }],
});

const settings: readonly Partial<LiveModel>[] = [
  { provider: 'openai' },
  { model: 'large' },
  { url: 'http://127.0.0.1:2/v1' },
  { url: 'http://127.0.0.1:1/v2' },
  { url: 'http://127.0.0.1:1/v1?api-version=2' },
  { params: { temperature: 0, seed: 2 } },
  { params: {} },
];

const requests: readonly Partial<ModelRequest>[] = [
  { system: 'Be strict.' },
  { system: undefined },
  { messages: [{ role: 'system', content: 'hello' }] },
  { messages: [...request.messages, ...request.messages] },
  { documents: [] },
  { documents: [{ from: 'mail', text: 'page' }] },
  { documents: [{ from: 'web', text: 'page ' }] },
  { tools: [] },
  { tools: [{ name: 'pay', description: 'Pays.', inputSchema: { type: 'object' } }] },
  { repeat: 1 },
];

test('whatever can change an answer changes its key', () => {
  const keys = [
    answerKey(model, request),
    ...settings.map((own) => answerKey({ ...model, ...own }, request)),
    ...requests.map((own) => answerKey(model, { ...request, ...own })),
  ];
  expect(new Set(keys).size).toBe(1 + settings.length + requests.length);
  expect(keys.filter((key) => !/^[0-9a-f]{64}$/.test(key))).toEqual([]);
});

test('what cannot change an answer does not', () => {
  const same: readonly [Partial<LiveModel>, Partial<ModelRequest>][] = [
    [{}, { caseId: 'another' }],
    [{ name: 'renamed' }, {}],
    [{ key: envKey('OTHER') }, {}],
    [{ url: 'http://127.0.0.1:1/v1/' }, {}],
    [{ url: 'http://127.0.0.1:1/v1/chat/completions' }, {}],
    [{ params: { seed: 1, temperature: 0 } }, {}],
    [{}, { tools: [{ inputSchema: { type: 'object' }, name: 'pay' }] }],
  ];
  const keys = same.map(([own, asked]) => answerKey({ ...model, ...own }, { ...request, ...asked }));
  expect(new Set(keys)).toEqual(new Set([answerKey(model, request)]));
});
