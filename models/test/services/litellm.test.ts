import { expect, test } from 'vitest';
import { KEY } from '../wire.ts';
import { exchange, opinionFrom, refusalFrom, replying } from './serviceWire.ts';

const service = { type: 'litellm', params: { threshold: 0.7 } } as const;
const none = { action: 'NONE' };

test('what is sent: a request, and a response of the model', async () => {
  const { asked } = await replying(service, exchange, none, none);
  expect(asked.map(({ path }) => path)).toEqual(Array(2).fill('/beta/litellm_basic_guardrail_api'));
  expect(asked[0]?.headers).toMatchObject({ 'x-api-key': KEY });
  const texts = exchange.map(({ text }) => text);
  expect(asked.map(({ body }) => body)).toMatchObject([
    { input_type: 'request', texts: texts.slice(0, 2), additional_provider_specific_params: { threshold: 0.7 } },
    { input_type: 'response', texts: texts.slice(2), request_data: {}, structured_messages: null },
  ]);
});

test('NONE', async () => {
  expect(await opinionFrom(service, exchange, none, none)).toEqual({ holds: false });
});

test('BLOCKED, with its reason', async () => {
  const blocked = { action: 'BLOCKED', blocked_reason: 'a prompt injection' };
  expect(await opinionFrom(service, exchange, blocked, none)).toEqual({ holds: true, reason: 'a prompt injection' });
});

test('GUARDRAIL_INTERVENED: where it would change the texts', async () => {
  const texts = ['Dear Bob', 'I have mailed [EMAIL].'];
  const opinion = await opinionFrom(service, exchange, none, { action: 'GUARDRAIL_INTERVENED', texts });
  expect(opinion).toEqual({
    holds: true,
    reason: 'it changes the text',
    spans: [{ on: 'output', start: 14, end: 30, label: 'GUARDRAIL_INTERVENED' }],
  });
});

test('GUARDRAIL_INTERVENED with other texts than were sent has no spans', async () => {
  const opinion = await opinionFrom(service, exchange, none, { action: 'GUARDRAIL_INTERVENED', texts: ['one'] });
  expect(opinion).toEqual({ holds: true, reason: 'it changes the text' });
});

test.each([{}, { action: null }, { action: 'ALLOW' }, { texts: [] }, { blocked_reason: 'no' }])(
  '%j, which LiteLLM lets through, is no opinion',
  async (body) => {
    const reason = '`action` is none of `NONE`, `BLOCKED` and `GUARDRAIL_INTERVENED`';
    expect(await refusalFrom(service, exchange, body)).toContain(`garbled: URL sent no opinion: ${reason}`);
  },
);
