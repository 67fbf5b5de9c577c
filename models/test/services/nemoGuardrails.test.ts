import { expect, test } from 'vitest';
import { exchange, opinionFrom, refusalFrom, replying } from './serviceWire.ts';

const service = { type: 'nemo-guardrails', model: 'gpt-5', config: 'support' } as const;
const passed = { status: 'passed', content: 'as it was' };
const user = exchange.slice(0, 1);

test('each text is sent alone, as a rail sees the last turn only', async () => {
  const { asked } = await replying(service, exchange, passed, passed, passed, passed);
  expect(asked.map(({ path }) => path)).toEqual(Array(4).fill('/v1/checks'));
  expect(asked.map(({ body }) => body)).toEqual(
    exchange.map(({ text: content }, i) => ({
      model: 'gpt-5',
      messages: [{ role: i < 2 ? 'user' : 'assistant', content }],
      guardrails: { config_id: 'support' },
    })),
  );
});

test("the server's default configuration", async () => {
  const { asked } = await replying({ ...service, config: undefined }, user, passed);
  expect(asked[0]?.body).toEqual({ model: 'gpt-5', messages: [{ role: 'user', content: user[0]?.text }] });
});

test('passed', async () => {
  expect(await opinionFrom(service, user, passed)).toEqual({ holds: false });
});

test('blocked: by which rail', async () => {
  const blocked = { status: 'blocked', content: "I'm sorry, I can't respond to that.", rail: 'self check input' };
  expect(await opinionFrom(service, user, blocked)).toEqual({
    holds: true,
    reason: 'blocked by `self check input`',
    categories: [{ name: 'self check input', found: true }],
    spans: [{ on: 'user:0', start: 0, end: 28, label: 'self check input' }],
  });
});

test('modified objects, too: where the text was changed', async () => {
  const masked = {
    status: 'modified',
    content: 'I have mailed <EMAIL_ADDRESS>.',
    rail: 'mask sensitive data on output',
  };
  expect(await opinionFrom(service, exchange.slice(3), masked)).toMatchObject({
    holds: true,
    reason: 'modified by `mask sensitive data on output`',
    spans: [{ on: 'output', start: 14, end: 30, label: 'mask sensitive data on output' }],
  });
});

test.each([{ status: 'error', content: '' }, { content: 'Sure!' }, { status: 'success' }, { status: true }])(
  '%j is no opinion',
  async (body) => {
    const reason = '`status` is none of `passed`, `modified` and `blocked`';
    expect(await refusalFrom(service, user, body)).toContain(`garbled: URL sent no opinion: ${reason}`);
  },
);

test('the reasons of several texts are told together', async () => {
  const by = (rail: string) => ({ status: 'blocked', content: 'no', rail });
  const opinion = await opinionFrom(service, exchange, by('a'), passed, by('b'), by('a'));
  expect(opinion).toMatchObject({ holds: true, reason: 'blocked by `a`; blocked by `b`' });
  expect(opinion.spans?.map(({ on }) => on)).toEqual(['user:0', 'call:0/body', 'output']);
});
