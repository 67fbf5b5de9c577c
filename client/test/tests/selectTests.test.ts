import { expect, test } from 'vitest';
import type { TestItem } from 'vscode';
import { selectTests } from '../../src/tests/selectTests.ts';
import { testItem } from './items.ts';

const cases = (...ids: readonly string[]): TestItem[] => ids.map((id) => testItem(id));

/** Two suites whose cases are known already. */
function tree() {
  const normal = testItem('normal', cases('small', 'large'));
  const attack = testItem('attack', cases('poison'));
  const shop = testItem('file:///shop.suite.yaml', [normal, attack]);
  const bank = testItem('file:///bank.suite.yaml', [testItem('edge', cases('loan'))]);
  const [small, large] = [...normal.children].map(([, item]) => item);
  return { normal, attack, shop, bank, small, large };
}

type Items = ReturnType<typeof tree>;
type Choice = (items: Items) => readonly (TestItem | undefined)[];

async function selected(include: Choice | undefined, exclude: Choice = () => []) {
  const items = tree();
  const known = (choice: Choice) => choice(items).filter((item) => item !== undefined);
  const found = await selectTests(
    { resolveAll: async () => undefined, suites: () => [items.shop, items.bank] },
    { include: include && known(include), exclude: known(exclude) },
  );
  return found.map(({ suite, cases: ids, kind, items: below }) => ({
    suite: suite.replace('file:///', ''),
    ...(ids && { ids }),
    ...(kind && { kind }),
    tests: below.map(({ id }) => id),
  }));
}

const shop = 'shop.suite.yaml';

test('without a choice, all suites are run whole', async () => {
  expect(await selected(undefined)).toEqual([
    { suite: shop, tests: ['small', 'large', 'poison'] },
    { suite: 'bank.suite.yaml', tests: ['loan'] },
  ]);
});

test('a kind is run as a kind', async () => {
  expect(await selected(({ normal }) => [normal])).toEqual([
    { suite: shop, kind: 'normal', tests: ['small', 'large'] },
  ]);
});

test('cases, also of several kinds, are run one by one, and each once', async () => {
  expect(await selected(({ small, normal, attack }) => [small, normal, attack])).toEqual([
    { suite: shop, ids: ['small', 'large', 'poison'], tests: ['small', 'large', 'poison'] },
  ]);
});

test('what is left out is not run: a case of a suite, of a kind, or a kind', async () => {
  const rest = [{ suite: shop, ids: ['small', 'poison'], tests: ['small', 'poison'] }];
  expect(
    await selected(
      ({ shop: suite }) => [suite],
      ({ large }) => [large],
    ),
  ).toEqual(rest);
  const one = [{ suite: shop, ids: ['small'], tests: ['small'] }];
  expect(
    await selected(
      ({ normal }) => [normal],
      ({ large }) => [large],
    ),
  ).toEqual(one);
  expect(
    await selected(
      ({ shop: suite }) => [suite],
      ({ normal }) => [normal],
    ),
  ).toEqual([{ suite: shop, ids: ['poison'], tests: ['poison'] }]);
});

test('a suite of which everything is left out is not run', async () => {
  expect(await selected(undefined, ({ shop: suite }) => [suite])).toEqual([
    { suite: 'bank.suite.yaml', tests: ['loan'] },
  ]);
});
