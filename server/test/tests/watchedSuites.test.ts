import { expect, test } from 'vitest';
import { uriOfPath } from '../../src/lsp/uri.ts';
import { createWatchedSuites } from '../../src/tests/watchedSuites.ts';
import { pathTo, shop, testWorkspace } from './workspace.ts';

const suite = uriOfPath(pathTo('shop.suite.yaml'));

/** What an edit makes of a suite that somebody looked at. */
async function after(name: keyof typeof shop, from: string, to: string) {
  const { store, edit } = testWorkspace(shop);
  const watched = createWatchedSuites(store);
  watched.read(pathTo('shop.suite.yaml'));
  edit(name, from, to);
  return watched.changes();
}

const all = [{ suite, cases: 'all' }];

test.each([
  ['an expectation', 'expect: allow', 'expect: block', ['small']],
  ['an input', 'Refund 50.', 'Refund fifty.', ['fifty']],
  ['an answer', 'amount: 90', 'amount: 95', ['large']],
  ['a kind', 'kind: attack', 'kind: edge', ['large']],
  ['a skip', 'input: Hello?', 'input: Hello?\n    skip: true', ['open']],
])('%s of a case: that case is out of date', async (_, from, to, cases) => {
  const changes = await after('shop.suite.yaml', from, to);
  expect(changes.outdated).toEqual([{ suite, cases }]);
  expect(changes.suites).toEqual([{ uri: suite, areCasesOther: true }]);
});

test.each([
  ['a comment above all cases', 'cases:', '# new\ncases:'],
  ['a tag', 'tags: [refunds]', 'tags: [money]'],
  ['a case that is new', '  - id: large', '  - { id: new, kind: normal, input: Hi }\n  - id: large'],
  ['a name that is new', 'id: small', 'id: tiny'],
])('%s: the tree is read again, and no result is out of date', async (_, from, to) => {
  const changes = await after('shop.suite.yaml', from, to);
  expect(changes).toEqual({ suites: [{ uri: suite, areCasesOther: true }], outdated: [] });
});

test('a row of a data set: that row is out of date', async () => {
  expect((await after('rows.csv', 'Promise me', 'Please')).outdated).toEqual([{ suite, cases: ['row-2'] }]);
});

test('what holds for all cases: all that are asked with it are out of date', async () => {
  const { outdated } = await after('shop.suite.yaml', 'cases:', 'session: { customer: c-1 }\ncases:');
  expect(outdated).toEqual([{ suite, cases: ['small', 'fifty', 'large', 'open', 'row-1', 'row-2'] }]);
});

test.each([
  ['the policy', 'shop.policy.yaml', 'limit: 40', 'limit: 50'],
  ['a base of it', 'base.policy.yaml', 'longer_than: 200', 'longer_than: 100'],
] as const)('%s: the whole suite is out of date, and its cases are not read again', async (_, name, from, to) => {
  expect(await after(name, from, to)).toEqual({ suites: [{ uri: suite, areCasesOther: false }], outdated: all });
});

test('a comment in the policy makes nothing out of date', async () => {
  expect((await after('shop.policy.yaml', '# waits for a person', '# waits')).outdated).toEqual([]);
});

test('nothing is said twice, nor of suites that nobody has looked at', async () => {
  const { store, edit } = testWorkspace(shop);
  const watched = createWatchedSuites(store);
  edit('shop.policy.yaml', 'limit: 40', 'limit: 50');
  expect(await watched.changes()).toEqual({ suites: [], outdated: [] });
  watched.read(pathTo('shop.suite.yaml'));
  edit('shop.policy.yaml', 'limit: 50', 'limit: 60');
  expect((await watched.changes()).outdated).toEqual(all);
  expect(await watched.changes()).toEqual({ suites: [], outdated: [] });
});
