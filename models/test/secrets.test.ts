import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { testModel } from '../src/testModel.ts';
import { ask, KEY, modelAt, NEVER, serve, testContext } from './wire.ts';

const escaped = JSON.stringify(KEY).slice(1, -1);
const long = `${'x'.repeat(280)}${KEY}`;

/** Everything that a server may say to get a key into a message. */
const echoes: readonly { readonly says: string; readonly answer: (response: ServerResponse) => void }[] = [
  {
    says: 'in a message',
    answer: (to) => to.writeHead(400).end(JSON.stringify({ error: { message: `bad: ${KEY}` } })),
  },
  { says: 'in plain text', answer: (to) => to.writeHead(403).end(`Bearer ${KEY} is banned`) },
  { says: 'percent-encoded', answer: (to) => to.writeHead(400).end(`?key=${encodeURIComponent(KEY)}`) },
  {
    says: 'percent-encoded in lower case',
    answer: (to) => to.writeHead(400).end(encodeURIComponent(KEY).toLowerCase()),
  },
  { says: 'escaped', answer: (to) => to.writeHead(500).end(`\\"${escaped}\\"`) },
  { says: 'where a message is cut off', answer: (to) => to.writeHead(422).end(long) },
  { says: 'in the status', answer: (to) => to.writeHead(418, KEY).end() },
  { says: 'in a redirect', answer: (to) => to.writeHead(302, { location: `/${KEY}?key=${KEY}` }).end() },
  { says: 'in the type of a garbled reply', answer: (to) => to.writeHead(200, { 'content-type': KEY }).end('?') },
  { says: 'in an error of status 200', answer: (to) => to.writeHead(200).end(JSON.stringify({ error: KEY })) },
  { says: 'to a wrong key', answer: (to) => to.writeHead(401).end(`Incorrect key ${KEY.slice(0, 14)}***`) },
];

test.each(echoes)('a server that shows the key $says', async ({ answer }) => {
  await using server = await serve((response) => answer(response));
  const model = modelAt(`${server.url}?key=${encodeURIComponent(KEY)}`);
  const replies = [await ask(model), await testModel(model, testContext(), NEVER)];
  const text = JSON.stringify(replies).toLowerCase();
  expect(server.requests).toHaveLength(2);
  for (const form of [KEY, encodeURIComponent(KEY), KEY.slice(0, 12)]) expect(text).not.toContain(form.toLowerCase());
});
