import { expect, test } from 'vitest';
import { lateServer, type Server } from '../src/server.ts';

/** A server that writes down what it is told, and comes when it is let. */
function written() {
  const said: string[] = [];
  const server = {
    start: async () => void said.push('start'),
    request: async (method: string) => `${method} is answered`,
    notify: (method: string) => said.push(method),
    onStarted: () => {
      said.push('listens');
      return { dispose: () => said.push('listens no more') };
    },
  } as unknown as Server;
  const { promise, resolve, reject } = Promise.withResolvers<Server>();
  return { said, come: () => resolve(server), fail: reject, server: lateServer(() => promise) };
}

test('what it is told before it is there comes in its order', async () => {
  const { server, said, come } = written();
  server.onStarted(() => {});
  server.notify('railwright/trustGranted', {});
  const started = server.start();
  const answer = server.request('railwright/tests', {});
  expect(said).toEqual([]);
  come();
  await started;
  expect(said).toEqual(['listens', 'railwright/trustGranted', 'start']);
  expect(await answer).toBe('railwright/tests is answered');
});

test('who no longer listens when it comes is let go', async () => {
  const { server, said, come } = written();
  server.onStarted(() => {}).dispose();
  come();
  await server.start();
  expect(said).toEqual(['listens', 'start', 'listens no more']);
});

test('who asks one that does not come hears why', async () => {
  const { server, fail } = written();
  server.notify('railwright/trustGranted', {});
  server.onStarted(() => {});
  fail(new Error('no such file'));
  await expect(server.start()).rejects.toThrow('no such file');
  await expect(server.request('railwright/tests', {})).rejects.toThrow('no such file');
});
