import { expect, test } from 'vitest';
import { startClient } from '../support/lspClient.ts';
import { shop } from './workspace.ts';

// What a client asks goes through the real server, with files on the disk.

test('the tree is asked for level by level, and a run shows in what it reached', async () => {
  await using client = await startClient();
  for (const [name, text] of Object.entries(shop)) await client.write(name, text);
  const suite = client.uri('shop.suite.yaml');
  expect(await client.ask('railwright/tests', {})).toEqual([{ uri: suite, id: 'shop', path: 'shop.suite.yaml' }]);
  const { kinds, problem } = await client.ask('railwright/testKinds', { suite });
  expect(problem).toBeUndefined();
  expect(kinds.map(({ kind, count }) => `${kind} ${count}`)).toEqual(['normal 3', 'edge 2', 'attack 1']);
  const cases = await client.ask('railwright/testCases', { suite, kind: 'attack' });
  expect(cases.map(({ id }) => id)).toEqual(['large']);
  const outcome = await client.ask('railwright/run', { suite, mode: 'preview', run: 'run-1', coverage: true });
  expect(outcome.kind).toBe('done');
  const coverage = await client.ask('railwright/coverage', { run: 'run-1' });
  expect(coverage.map(({ uri }) => uri).toSorted()).toEqual(
    ['base.policy.yaml', 'shop.policy.yaml'].map((name) => client.uri(name)),
  );
  expect(await client.ask('railwright/suitesOf', { uri: client.uri('rows.csv') })).toEqual([suite]);
});

test('a suite that is not there has no kinds, and says so', async () => {
  await using client = await startClient();
  const suite = client.uri('gone.suite.yaml');
  expect(await client.ask('railwright/testKinds', { suite })).toEqual({
    kinds: [],
    problem: 'the suite cannot be read',
  });
  expect(await client.ask('railwright/testCases', { suite, kind: 'normal' })).toEqual([]);
});
