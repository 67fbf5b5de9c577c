import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { ServiceSettings } from '#engine/settings/settings.ts';
import { systemTime } from '../../src/call/time.ts';
import { envKey, KEY, NEVER, testContext } from '../wire.ts';
import { about, classify, clientOf, opinionOf, refusalOf, type ServiceServer, serveService } from './serviceWire.ts';

const texts = [{ on: 'user:0', text: 'hello' }];
const good = { action: 'NONE' };

/** A service that does something with its response each time. */
function serveResponses(respond: (response: ServerResponse, count: number) => void): Promise<ServiceServer> {
  return serveService((_, count, response) => void respond(response, count));
}

function serviceAt({ url }: ServiceServer, own: Partial<ServiceSettings> = {}): ServiceSettings {
  return { type: 'litellm', url, ...own };
}

describe('keys', () => {
  test('a wrong key', async () => {
    await using server = await serveResponses((to) => to.writeHead(401).end('{"detail":"bad key"}'));
    expect(await refusalOf(classify(serviceAt(server), texts))).toBe(
      `unauthorized: HTTP 401 from ${server.url}: the key in \`MODEL_KEY\` was not accepted`,
    );
  });

  test.each<{ own: Partial<ServiceSettings>; message: string }>([
    { own: { key: envKey('UNSET') }, message: '`UNSET`, the key of service `shield`, is not set in the environment' },
    {
      own: { headers: { 'x-other': '${secret:none}' } },
      message: 'the secret `none`, the header `x-other` of service `shield`, is not set in the secret storage',
    },
    {
      own: { type: 'azure-prompt-shields', key: undefined },
      message: `service \`shield\` names no key: add \`key: ${envKey('CONTENT_SAFETY_KEY')}\` to its settings`,
    },
  ])('$message: no call', async ({ own, message }) => {
    await using server = await serveService(() => good);
    expect(await refusalOf(classify(serviceAt(server, own), texts))).toBe(`no-key: ${message}`);
    expect(server.asked).toEqual([]);
  });

  test('a service may want none', async () => {
    await using server = await serveService(() => good);
    await opinionOf(classify(serviceAt(server, { key: undefined }), texts));
    expect(server.asked[0]?.headers['x-api-key']).toBeUndefined();
  });

  test('headers are looked up like keys', async () => {
    await using server = await serveService(() => good);
    await opinionOf(classify(serviceAt(server, { headers: { 'x-other': '${secret:stored}' } }), texts));
    expect(server.asked[0]?.headers['x-other']).toBe(KEY);
  });

  const other = 'other-secret-4711';
  test.each<{ says: string; answer: (to: ServerResponse, secret: string) => void }>([
    {
      says: 'in a message',
      answer: (to, secret) => to.writeHead(400).end(JSON.stringify({ detail: `bad ${secret}` })),
    },
    { says: 'where it is cut off', answer: (to, secret) => to.writeHead(422).end(`${'x'.repeat(290)}${secret}`) },
    { says: 'in the status', answer: (to, secret) => to.writeHead(418, secret).end() },
    { says: 'in a redirect', answer: (to, secret) => to.writeHead(302, { location: `/${secret}` }).end() },
    { says: 'in an error of status 200', answer: (to, secret) => to.end(JSON.stringify({ error: secret })) },
    {
      says: 'in an opinion',
      answer: (to, secret) => to.end(JSON.stringify({ action: 'BLOCKED', blocked_reason: `no ${secret}` })),
    },
  ])('a service that shows a key or a header $says', async ({ answer }) => {
    const context = testContext({ environment: (name) => (name === 'OTHER' ? other : KEY) });
    for (const secret of [KEY, other]) {
      await using server = await serveResponses((to) => answer(to, secret));
      const reply = await classify(serviceAt(server, { headers: { 'x-other': envKey('OTHER') } }), texts, context);
      expect(server.asked).toHaveLength(1);
      expect(JSON.stringify(reply)).not.toContain(secret.slice(0, 8));
    }
  });
});

describe('statuses', () => {
  test.each([
    { status: 400, body: '{"error":{"message":"too long"}}', failure: 'rejected: HTTP 400 from URL: too long' },
    { status: 403, body: '', failure: 'unauthorized: HTTP 403 from URL: Forbidden' },
    {
      status: 404,
      body: '<html>nginx</html>',
      failure: 'rejected: HTTP 404 from URL: no such service is there; is `url` its base address?',
    },
    { status: 429, body: 'slow down', failure: 'rate-limited: HTTP 429 from URL: slow down' },
    { status: 500, body: '{"detail":"oops"}', failure: 'unavailable: HTTP 500 from URL: oops' },
  ])('HTTP $status', async ({ status, body, failure }) => {
    await using server = await serveResponses((to) => to.writeHead(status).end(body));
    const refusal = await refusalOf(classify(serviceAt(server), texts));
    expect(refusal.replace(server.url, 'URL')).toBe(failure);
  });

  test('a limit of the rate is waited for as long as the service asks', async () => {
    await using server = await serveResponses((to, count) =>
      count === 1 ? to.writeHead(429, { 'retry-after': '7' }).end() : to.end(JSON.stringify(good)),
    );
    const context = testContext({ retries: 1 });
    expect(await opinionOf(classify(serviceAt(server), texts, context))).toEqual({ holds: false });
    expect(context.waits).toEqual([7500]);
  });

  test('a redirect is not followed, so that neither a key nor a text travels with it', async () => {
    await using other = await serveService(() => good);
    await using server = await serveResponses((to) => to.writeHead(307, { location: `${other.url}/x` }).end());
    expect(await refusalOf(classify(serviceAt(server), texts))).toContain(`it redirects to ${other.url}/x`);
    expect(other.asked).toEqual([]);
  });
});

test.each([
  { what: 'nothing', body: '', reason: 'the reply is empty' },
  { what: 'a web page', body: '<html>', reason: 'the reply is a web page; is `url` the base address of the service?' },
  { what: 'half a reply', body: '{"action":"NO', reason: 'the reply is not JSON, or not all of it (no type)' },
  { what: 'a list', body: '[]', reason: 'the reply is JSON of another shape; does `type` name the right service?' },
  { what: 'an error', body: '{"error":"no model","action":7}', reason: 'no model' },
  { what: 'an endless reply', body: ' '.repeat(17 * 2 ** 20), reason: 'the reply is longer than 16 MB' },
])('$what is no opinion', async ({ body, reason }) => {
  await using server = await serveResponses((to) => to.end(body));
  const refusal = await refusalOf(classify(serviceAt(server), texts, testContext({ retries: 3 })));
  expect(refusal).toBe(`garbled: ${server.url} sent no opinion: ${reason}`);
  expect(server.asked).toHaveLength(1);
});

describe('the network and time', () => {
  test('nothing listens, which is asked three times and no more', async () => {
    const server = await serveService(() => good);
    await server[Symbol.asyncDispose]();
    const client = clientOf(serviceAt(server));
    const refusals: string[] = [];
    for (let i = 0; i < 4; i++) refusals.push(await refusalOf(client.ask(about(texts), NEVER)));
    const refused = `no answer from ${server.url}: the connection was refused; is the server running?`;
    expect(refusals.slice(2)).toEqual([
      `unreachable: ${refused}`,
      `unreachable: not asked, as 3 calls in a row failed: ${refused}`,
    ]);
  });

  test.each([
    { hangs: 'before the first byte', start: () => {} },
    { hangs: 'in the middle of the reply', start: (to: ServerResponse) => void to.write('{"acti') },
  ])('a service that hangs $hangs', async ({ start }) => {
    await using server = await serveResponses(start);
    const reply = classify(serviceAt(server), texts, testContext({ timeoutMs: 500, retries: 3 }));
    expect(await refusalOf(reply)).toBe(`timeout: no answer from ${server.url} within 0.5 s`);
    expect(server.asked).toHaveLength(1);
  });

  test('cancelled while the service thinks', async () => {
    const controller = new AbortController();
    await using server = await serveResponses(() => controller.abort());
    const reply = clientOf(serviceAt(server), testContext({ retries: 3 })).ask(about(texts), controller.signal);
    expect(await refusalOf(reply)).toBe('cancelled: the call was cancelled');
    expect(server.asked).toHaveLength(1);
  });

  test('cancelled during a wait, which ends at once', async () => {
    const controller = new AbortController();
    await using server = await serveResponses((to) => to.writeHead(503, { 'retry-after': '100' }).end());
    const wait: typeof systemTime.wait = (ms, signal) => {
      queueMicrotask(() => controller.abort());
      return systemTime.wait(ms, signal);
    };
    const context = testContext({ retries: 3, time: { ...systemTime, wait } });
    const reply = clientOf(serviceAt(server), context).ask(about(texts), controller.signal);
    expect(await refusalOf(reply)).toBe('cancelled: the call was cancelled');
  });

  test('an address that is none', async () => {
    const reply = classify({ type: 'litellm', url: 'http://' }, texts);
    expect(await refusalOf(reply)).toBe('unreachable: the `url` of service `shield` is not an address');
  });
});
