import { expect, test } from 'vitest';
import type { PolicyCoverage } from '#protocol/tests.ts';
import { uriOfPath } from '../../src/lsp/uri.ts';
import { addCoverage, coverageOf } from '../../src/tests/coverage.ts';
import { tallyReach } from '../../src/tests/reachedRules.ts';
import { prepareShop, runPrepared } from './run.ts';
import { pathTo, shop, testWorkspace } from './workspace.ts';

/** What the cases of the shop reach, a line for each rule and branch. */
async function reached(files: Readonly<Record<string, string>> = shop): Promise<readonly PolicyCoverage[]> {
  const { store } = testWorkspace(files);
  const prepared = prepareShop(store);
  const { results } = await runPrepared(prepared);
  const tally = tallyReach(prepared.loaded.policy);
  for (const result of results) {
    const testCase = prepared.plan.cases.find(({ id }) => id === result.case);
    if (testCase) tally.add(testCase, result);
  }
  return coverageOf(store, prepared.loaded.policy, tally);
}

const linesOf = ({ rules }: PolicyCoverage): readonly string[] =>
  rules.flatMap(({ id, matched, range, branches }) => [
    `${id} ${matched} (${range.line + 1}-${range.endLine + 1})`,
    ...branches.map(({ label, cases, range: { line } }) => `  ${label}: ${cases} (${line + 1})`),
  ]);

test('each rule counts the cases in which it matched, and in which its conditions held or did not', async () => {
  const coverage = await reached();
  const lines = (name: string) => coverage.filter(({ uri }) => uri === uriOfPath(pathTo(name))).flatMap(linesOf);
  expect(lines('base.policy.yaml')).toEqual([
    'too-long 0 (4-6)',
    '  `when` holds: 0 (5)',
    '  `when` does not hold: 5 (5)',
  ]);
  expect(lines('shop.policy.yaml')).toEqual([
    'small-refund 1 (8-11)',
    '  `when` holds: 1 (10)',
    '  `when` does not hold: 2 (10)',
    'large-refund 1 (12-16)',
    '  `when` holds: 2 (14)',
    '  `when` does not hold: 1 (14)',
    '  `unless` holds: 1 (15)',
    'promises 1 (18-20)',
    '  `when` holds: 1 (19)',
    '  `when` does not hold: 4 (19)',
  ]);
});

test('a rule that is replaced by one of the same id is not counted', async () => {
  const policy = `${shop['shop.policy.yaml']}input:\n  - id: too-long\n    when: { longer_than: 1000 }\n    then: block\n`;
  const coverage = await reached({ ...shop, 'shop.policy.yaml': policy });
  expect(coverage.map(({ uri }) => uri)).toEqual([uriOfPath(pathTo('shop.policy.yaml'))]);
});

test('what two suites reach of one policy adds up', async () => {
  const once = await reached();
  const twice = addCoverage(once, once).flatMap(linesOf);
  expect(twice).toContain('large-refund 2 (12-16)');
  expect(twice).toContain('  `unless` holds: 2 (15)');
  expect(twice).toHaveLength(once.flatMap(linesOf).length);
});
