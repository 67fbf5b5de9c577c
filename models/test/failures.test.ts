import { createServer } from 'node:net';
import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createModelClient } from '../src/modelClient.ts';
import { ask, completion, envKey, failureOf, KEY, modelAt, requestOf, serve, testContext } from './wire.ts';

const mock = new LLMock({ port: 0, auth: { apiKeys: [KEY] } });
beforeAll(() => mock.start());
afterAll(() => mock.stop());
beforeEach(() => void mock.reset());

describe('keys', () => {
  test('a wrong key', async () => {
    const context = testContext({ environment: () => 'sk-wrong' });
    const url = `${mock.url}/v1`;
    const message = `unauthorized: HTTP 401 from ${url}: the key in \`MODEL_KEY\` was not accepted`;
    expect(await failureOf(ask(modelAt(url), {}, context))).toBe(message);
    expect(await failureOf(ask(modelAt(url, { provider: 'anthropic' }), {}, context))).toBe(message);
  });

  test('no key where one is needed', async () => {
    const url = `${mock.url}/v1`;
    const reply = ask(modelAt(url, { key: undefined }));
    expect(await failureOf(reply)).toBe(`unauthorized: HTTP 401 from ${url}: it needs a key: name one in \`key\``);
  });

  test.each([
    { key: envKey('UNSET'), message: '`UNSET`, the key of model `tested`, is not set in the environment' },
    { key: envKey('EMPTY'), message: '`EMPTY`, the key of model `tested`, is not set in the environment' },
    { key: envKey('TORN'), message: '`TORN`, the key of model `tested`, holds a character that no key has' },
    {
      key: `\${secret:none}`,
      message: 'the secret `none`, the key of model `tested`, is not set in the secret storage',
    },
    {
      key: `\${secret:locked}`,
      message: 'the secret `locked`, the key of model `tested`, is not set in the secret storage',
    },
    {
      key: 'sk-literal',
      message: `the key of model \`tested\` is neither \`${envKey('NAME')}\` nor \`\${secret:NAME}\``,
    },
    {
      key: undefined,
      message: `model \`tested\` names no key: add \`key: ${envKey('ANTHROPIC_API_KEY')}\` to its settings`,
    },
  ])('$key makes no call', async ({ key, message }) => {
    const values: Readonly<Record<string, string>> = { EMPTY: ' ', TORN: 'sk-one\nsk-two' };
    const context = testContext({
      environment: (name) => values[name],
      secret: async (name) => (name === 'locked' ? Promise.reject(new Error('locked')) : undefined),
    });
    const reply = ask(modelAt(mock.url, { provider: 'anthropic', key }), {}, context);
    expect(await failureOf(reply)).toBe(`no-key: ${message}`);
    expect(mock.getRequests()).toEqual([]);
  });
});

describe('statuses', () => {
  test.each([
    { status: 400, failure: 'rejected: HTTP 400 from URL: the model is sad' },
    { status: 403, failure: 'unauthorized: HTTP 403 from URL: the model is sad' },
    { status: 404, failure: 'rejected: HTTP 404 from URL: the model is sad' },
    { status: 429, failure: 'rate-limited: HTTP 429 from URL: the model is sad' },
    { status: 500, failure: 'unavailable: HTTP 500 from URL: the model is sad' },
    { status: 529, failure: 'unavailable: HTTP 529 from URL: the model is sad' },
  ])('HTTP $status', async ({ status, failure }) => {
    const url = `${mock.url}/v1`;
    mock.onMessage('hello', { error: { message: 'the model is sad' }, status });
    expect(await failureOf(ask(modelAt(url)))).toBe(failure.replace('URL', url));
    expect(await failureOf(ask(modelAt(url, { provider: 'anthropic' })))).toBe(failure.replace('URL', url));
  });

  test.each([
    { body: '{"error":"model `x` not found"}', says: 'model `x` not found' },
    { body: '{"detail":"Not\\n  allowed"}', says: 'Not allowed' },
    { body: '404 page not found', says: '404 page not found' },
    {
      body: '<html><body>nginx</body></html>',
      says: 'no model is served there; is `url` its base address, often with `/v1`?',
    },
    { body: '', says: 'no model is served there; is `url` its base address, often with `/v1`?' },
    { body: 'x'.repeat(400), says: `${'x'.repeat(300)}…` },
  ])('what a server says: $body', async ({ body, says }) => {
    await using server = await serve((response) => response.writeHead(404).end(body));
    expect(await failureOf(ask(modelAt(server.url)))).toBe(`rejected: HTTP 404 from ${server.url}: ${says}`);
  });

  test('a redirect is not followed, so that no key travels with it', async () => {
    await using other = await serve((response) => response.end(completion({ content: 'Thanks for the key!' })));
    const location = `${other.url}/chat/completions?token=x`;
    await using server = await serve((response) => response.writeHead(307, { location }).end());
    expect(await failureOf(ask(modelAt(server.url)))).toBe(
      `rejected: HTTP 307 from ${server.url}: it redirects to ${other.url}/chat/completions; set \`url\` to that address`,
    );
    expect(other.requests).toEqual([]);
  });
});

describe('garbled replies', () => {
  const sent = (reason: string) => `garbled: URL sent no answer: ${reason}`;
  const cut = 'the reply is not JSON, or not all of it (application/json)';
  const shape = 'the reply is JSON of another shape; does `provider` name the right protocol?';
  test.each([
    { reply: 'nothing', body: '', failure: sent('the reply is empty') },
    {
      reply: 'a web page',
      body: '<!doctype html>',
      failure: sent('the reply is a web page; is `url` the base address of the model?'),
    },
    { reply: 'half a reply', body: completion({ content: 'Hi' }).slice(0, -9), failure: sent(cut) },
    {
      reply: 'events',
      type: 'text/event-stream',
      body: 'data: {}\n\n',
      failure: sent(cut.replace('application/json', 'text/event-stream')),
    },
    { reply: 'another shape', body: '{"text":"Hi"}', failure: sent(shape) },
    { reply: 'a list', body: '[]', failure: sent(shape) },
    {
      reply: 'an error with status 200',
      body: '{"error":{"message":"no such model"}}',
      failure: sent('no such model'),
    },
    { reply: 'no choice', body: '{"choices":[]}', failure: 'garbled: URL sent a reply without an answer' },
    {
      reply: 'no time for a word',
      body: completion({}, 'length'),
      failure: 'garbled: the answer was cut off before its first word: raise `max_tokens`',
    },
    { reply: 'an endless reply', body: ' '.repeat(17 * 2 ** 20), failure: sent('the reply is longer than 16 MB') },
  ])('$reply', async ({ type = 'application/json', body, failure }) => {
    await using server = await serve((response) => response.setHeader('content-type', type).end(body));
    const context = testContext({ retries: 3 });
    expect(await failureOf(ask(modelAt(server.url), {}, context))).toBe(failure.replace('URL', server.url));
    expect(server.requests).toHaveLength(1);
  });

  test('a malformed reply of the mock, for each protocol', async () => {
    mock.onMessage('hello', { content: 'Hi.' }, { chaos: { malformedRate: 1 } });
    expect(await failureOf(ask(modelAt(`${mock.url}/v1`)))).toContain('garbled: ');
    expect(await failureOf(ask(modelAt(`${mock.url}/v1`, { provider: 'anthropic' })))).toContain('garbled: ');
  });

  test('a server of another protocol', async () => {
    const server = createServer((socket) => socket.end('220 mail.example ESMTP\r\n')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const failure = await failureOf(ask(modelAt(`http://127.0.0.1:${port}`)));
    server.close();
    expect(failure).toBe(`garbled: no answer from http://127.0.0.1:${port}: it does not speak HTTP there`);
  });
});

describe('the network', () => {
  test('nothing listens', async () => {
    const closed = await serve((response) => response.end());
    await closed[Symbol.asyncDispose]();
    expect(await failureOf(ask(modelAt(closed.url)))).toBe(
      `unreachable: no answer from ${closed.url}: the connection was refused; is the server running?`,
    );
  });

  test('the connection is cut', async () => {
    await using server = await serve((response) => response.destroy());
    expect(await failureOf(ask(modelAt(server.url)))).toBe(
      `unreachable: no answer from ${server.url}: the connection was cut`,
    );
  });

  test('HTTPS where HTTP is spoken', async () => {
    await using server = await serve((response) => response.end());
    const url = server.url.replace('http:', 'https:');
    expect(await failureOf(ask(modelAt(url)))).toBe(
      `unreachable: no answer from ${url}: it does not speak HTTPS there`,
    );
  });

  test.each([
    {
      url: 'http://user:pass@127.0.0.1/v1',
      failure: 'the `url` of model `tested` holds a user name or a password: name the key in `key`',
    },
    { url: 'http://', failure: 'the `url` of model `tested` is not an address' },
    { url: undefined, failure: 'model `tested` has no `url`' },
  ])('the address $url', async ({ url, failure }) => {
    expect(await failureOf(ask({ ...modelAt(''), url }))).toBe(`unreachable: ${failure}`);
  });
});

describe('time', () => {
  test.each([
    { hangs: 'before the first byte', start: () => {} },
    {
      hangs: 'in the middle of the reply',
      start: (response: { write(text: string): void }) => response.write('{"choi'),
    },
  ])('a server that hangs $hangs', async ({ start }) => {
    await using server = await serve((response) => start(response));
    const reply = ask(modelAt(server.url), {}, testContext({ timeoutMs: 500, retries: 3 }));
    expect(await failureOf(reply)).toBe(`timeout: no answer from ${server.url} within 0.5 s`);
    expect(server.requests).toHaveLength(1);
  });

  test('cancelled while the model thinks', async () => {
    const controller = new AbortController();
    await using server = await serve(() => controller.abort());
    const client = createModelClient(modelAt(server.url), testContext({ retries: 3 }));
    expect(await failureOf(client.ask(requestOf(), controller.signal))).toBe('cancelled: the call was cancelled');
    expect(server.requests).toHaveLength(1);
  });

  test('cancelled before the call', async () => {
    await using server = await serve((response) => response.end());
    const client = createModelClient(modelAt(server.url), testContext());
    expect(await failureOf(client.ask(requestOf(), AbortSignal.abort()))).toBe('cancelled: the call was cancelled');
    expect(server.requests).toEqual([]);
  });
});
