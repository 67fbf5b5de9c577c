import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { createCallLimit } from '../../src/call/callLimit.ts';
import { createModelClient } from '../../src/modelClient.ts';
import { answerOf, completion, modelAt, NEVER, requestOf, serve, testContext } from '../wire.ts';

test('no more calls than allowed are under way at once, over all models of a run', async () => {
  const held: ServerResponse[] = [];
  const seen = { most: 0 };
  await using server = await serve((response) => {
    seen.most = Math.max(seen.most, held.push(response));
    // Nothing is answered before the third call is there; a fourth would have the time to come, too.
    if (held.length === 3) setTimeout(() => answerAll(held.splice(0)), 20);
  });
  const context = testContext({ limit: createCallLimit(3) });
  const clients = ['one', 'two'].map((name) => createModelClient(modelAt(server.url, { name }), context));
  const repeats = Array.from({ length: 6 }, (_, repeat) => requestOf({ repeat }));
  await Promise.all(clients.flatMap((client) => repeats.map((request) => answerOf(client.ask(request, NEVER)))));
  expect(seen.most).toBe(3);
  expect(server.requests).toHaveLength(12);
});

function answerAll(responses: readonly ServerResponse[]): void {
  for (const response of responses) response.end(completion({ content: 'Hi.' }));
}
