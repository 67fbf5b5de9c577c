import { expect, test } from 'vitest';
import type { TestRunEvent, TestsChanged } from '#protocol/tests.ts';
import { uriOfPath } from '../../src/lsp/uri.ts';
import { createTests, type Tests } from '../../src/tests/tests.ts';
import { manualSchedule } from '../support/manualSchedule.ts';
import { paramsOf, prepareShop, runPrepared } from './run.ts';
import { pathTo, shop, type TestWorkspace, testWorkspace } from './workspace.ts';

const path = pathTo('shop.suite.yaml');
const uri = uriOfPath(path);

interface Opened extends TestWorkspace {
  readonly tests: Tests;
  readonly changes: TestsChanged[];
  readonly events: TestRunEvent[];
  pause(): Promise<void>;
}

function open(files: Readonly<Record<string, string>> = shop): Opened {
  const workspace = testWorkspace(files);
  const manual = manualSchedule();
  const changes: TestsChanged[] = [];
  const events: TestRunEvent[] = [];
  const tell = (method: string, params: TestsChanged | TestRunEvent): void => {
    if (method === 'railwright/testRun') events.push(params as TestRunEvent);
    else changes.push(params as TestsChanged);
  };
  const tests = createTests({ store: workspace.store, schedule: manual.schedule, tell });
  return { ...workspace, tests, changes, events, pause: manual.runAll };
}

async function run({ tests, store }: Opened, more: Parameters<typeof paramsOf>[0] = {}): Promise<void> {
  const params = paramsOf({ run: 'run-1', ...more });
  const prepared = prepareShop(store, params);
  const watcher = tests.watch(params, prepared);
  await watcher.ended(await runPrepared(prepared, watcher.onResult));
}

test('suites are listed by their heads', async () => {
  const { tests } = open();
  expect(await tests.list()).toEqual([{ uri, id: 'shop', path: 'shop.suite.yaml' }]);
});

test('a suite has kinds with their counts, and says where it is called so', () => {
  const { tests } = open();
  expect(tests.kinds(path)).toEqual({
    range: { line: 0, character: 0, endLine: 0, endCharacter: 5 },
    kinds: [
      { kind: 'normal', count: 3 },
      { kind: 'edge', count: 2 },
      { kind: 'attack', count: 1 },
    ],
  });
});

test('cases stand where they stand: those of a data set in its file', () => {
  const { tests } = open();
  const range = (line: number, character: number, endCharacter: number) => ({
    line,
    character,
    endLine: line,
    endCharacter,
  });
  expect(tests.cases(path, 'edge')).toEqual([
    { id: 'fifty', range: range(10, 8, 13), expected: 'allow in action by small-refund', tags: [] },
    {
      id: 'row-2',
      uri: uriOfPath(pathTo('rows.csv')),
      range: range(2, 0, 32),
      expected: 'not to be stopped',
      tags: [],
    },
  ]);
});

test('a row of a JSON file has no line to be marked', () => {
  const rows = JSON.stringify([{ id: 'row-1', prompt: 'Hi', kind: 'edge', answer: 'Hello.' }]);
  const suite = shop['shop.suite.yaml'].replace('rows.csv', 'rows.json');
  const { tests } = open({ ...shop, 'shop.suite.yaml': suite, 'rows.json': rows });
  expect(tests.cases(path, 'edge').at(-1)).toEqual({
    id: 'row-1',
    uri: uriOfPath(pathTo('rows.json')),
    expected: 'not to be stopped',
    tags: [],
  });
});

test.each([
  ['shop.suite.yaml', 'kind: attack', 'kind: assault', /^shop\.suite\.yaml:17: /],
  ['shop.policy.yaml', 'args.amount <= values.limit', 'args.amount <= values.limits', /^shop\.policy\.yaml:10: /],
  ['shop.suite.yaml', 'policy: ./shop.policy.yaml', 'policy: ./gone.policy.yaml', /gone\.policy\.yaml/],
] as const)('an error in %s is shown on the suite, and its other cases stay', (name, from, to, problem) => {
  const { tests, edit } = open();
  edit(name, from, to);
  const found = tests.kinds(path);
  expect(found.problem).toMatch(problem);
  expect(found.kinds.find(({ kind }) => kind === 'normal')?.count).toBe(3);
});

test('many edits are told once, after a pause, and only to who has asked', async () => {
  const opened = open();
  const { tests, edit, changes, pause } = opened;
  edit('shop.policy.yaml', 'limit: 40', 'limit: 41');
  tests.changed();
  await pause();
  expect(changes).toEqual([]);
  await tests.list();
  tests.kinds(path);
  for (const to of ['limit: 42', 'limit: 43', 'limit: 44']) {
    edit(
      'shop.policy.yaml',
      /limit: \d+/.exec(opened.store.draft(uriOfPath(pathTo('shop.policy.yaml')))?.document.getText() ?? '')?.[0] ?? '',
      to,
    );
    tests.changed();
  }
  await pause();
  expect(changes).toEqual([
    { isListOther: false, suites: [{ uri, areCasesOther: false }], outdated: [{ suite: uri, cases: 'all' }] },
  ]);
});

test('another name of a suite changes the list', async () => {
  const { tests, edit, changes, pause } = open();
  await tests.list();
  edit('shop.suite.yaml', 'suite: shop', 'suite: store');
  tests.changed();
  await pause();
  expect(changes).toEqual([{ isListOther: true, suites: [], outdated: [] }]);
});

test('a run tells its start, its results in few messages, and its end', async () => {
  const opened = open();
  await opened.tests.list();
  await run(opened);
  const [started, ...others] = opened.events;
  expect(started).toEqual({ kind: 'started', run: 'run-1', suite: uri, mode: 'preview', model: 'recorded' });
  expect(others.at(-1)).toEqual({ kind: 'ended', run: 'run-1', suite: uri });
  const results = others.flatMap((event) => (event.kind === 'results' ? event.results : []));
  // A case that asks nobody is done before the others.
  expect(results.map(({ case: id, state }) => `${id} ${state}`).toSorted()).toEqual([
    'fifty failed',
    'large passed',
    'open skipped',
    'row-1 passed',
    'row-2 failed',
    'small passed',
  ]);
  expect(others.length).toBeLessThan(4);
});

test('a rule that decided is told with its place', async () => {
  const opened = open();
  await opened.tests.list();
  await run(opened, { cases: ['large'] });
  expect(opened.events[0]).toMatchObject({ cases: ['large'] });
  expect(opened.events[1]).toMatchObject({
    results: [{ case: 'large', rule: { id: 'large-refund', place: { line: 11, character: 8 } } }],
  });
});

test('nobody is told of a run who has not asked for tests', async () => {
  const opened = open();
  await run(opened);
  expect(opened.events).toEqual([]);
});

test('coverage is kept until it is fetched, and only of runs that want it', async () => {
  const opened = open();
  await run(opened);
  expect(opened.tests.coverage('run-1')).toEqual([]);
  await run(opened, { coverage: true });
  const coverage = opened.tests.coverage('run-1');
  expect(coverage.map(({ uri: file }) => file)).toEqual(
    ['base.policy.yaml', 'shop.policy.yaml'].map((name) => uriOfPath(pathTo(name))),
  );
  expect(opened.tests.coverage('run-1')).toEqual([]);
});

test.each(['shop.suite.yaml', 'shop.policy.yaml', 'base.policy.yaml', 'rows.csv'])(
  'the suite draws on %s',
  async (name) => {
    const { tests } = open();
    expect(await tests.suitesOf(pathTo(name))).toEqual([uri]);
  },
);

test('no suite draws on another file', async () => {
  const { tests } = open({ ...shop, 'other.policy.yaml': 'policy: other\n' });
  expect(await tests.suitesOf(pathTo('other.policy.yaml'))).toEqual([]);
});
