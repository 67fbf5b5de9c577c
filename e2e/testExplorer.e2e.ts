// The Test Explorer: suites, kinds and cases as native tests, found when somebody looks, and run from there.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { codeLenses, goTo, replace, save } from './editor.ts';
import { sessionTest } from './sessionTest.ts';
import { press, row, rows, showExplorer, stateOf, summary, unfold } from './testTree.ts';
import { activeTab, openFile, screenshot } from './workbench.ts';

/** A suite that nobody wants read before it is looked at. */
const size = 10_000;

const largeSuite = `suite: large
policy: ./support.policy.yaml
model: recorded
datasets:
  - file: ./large.csv
    id: { column: id }
    input: { column: prompt }
    kind: { column: kind }
    expect: { column: expect }
    recorded: { output: { column: answer } }
`;

/** One of ten is an edge case, and one of a hundred fails. */
const largeRow = (index: number): string => {
  const [kind, verdict] = [index % 10 === 0 ? 'edge' : 'normal', index % 100 === 7 ? 'block' : 'allow'];
  return `row-${index},Where is parcel number ${index}?,${kind},${verdict},It is on its way.`;
};

const test = sessionTest({
  viewport: { width: 1600, height: 1000 },
  prepare: async ({ folder }) => {
    const rows = Array.from({ length: size }, (_, index) => largeRow(index));
    await writeFile(join(folder, 'large.csv'), ['id,prompt,kind,expect,answer', ...rows, ''].join('\n'));
    await writeFile(join(folder, 'large.suite.yaml'), largeSuite);
    const suite = join(folder, 'support.suite.yaml');
    const text = await readFile(suite, 'utf8');
    await writeFile(suite, text.replace('rule: refund-over-limit }', 'rule: refund-within-limit }'));
  },
});

test('suites are listed; kinds and cases are found when they are unfolded', async ({ page }) => {
  await showExplorer(page, 'support-agent');
  expect(await rows(page).count()).toBe(4);
  await unfold(page, 'support-agent');
  await row(page, 'attack').waitFor();
  await expect.poll(() => stateOf(page, 'edge')).toBe('21 cases (Not yet run)');
  await unfold(page, 'edge');
  await row(page, 'refund-over-limit').waitFor();
  await screenshot(page, 'tests-1-tree');
});

test('a kind is run; a case that fails shows expected and actual, the case and the rule', async ({ page }) => {
  await press(page, 'edge', 'Run Test');
  await summary(page).getByText('20/21').waitFor();
  await expect.poll(() => stateOf(page, 'refund-over-limit')).toContain('(Failed)');
  await expect.poll(() => stateOf(page, 'refund-at-limit')).toContain('(Passed)');
  const results = page.locator('.panel');
  await results
    .getByRole('treeitem', { name: /refund-over-limit/ })
    .first()
    .click();
  await results.locator('.view-line', { hasText: /rule:.refund-within-limit/ }).waitFor();
  await results.locator('.view-line', { hasText: /rule:.refund-over-limit/ }).waitFor();
  await results.locator('.view-line', { hasText: /A.colleague.looks/ }).waitFor();
  await results.getByText('support.suite.yaml').first().waitFor();
  await screenshot(page, 'tests-2-failed');
});

test('the rule that decided is a click away, and nothing is written over what stands at it', async ({ page }) => {
  await page.locator('.panel').getByText('Go to Rule').click();
  await activeTab(page, 'support.policy.yaml').waitFor();
  const editor = page.locator('.editor-group-container.active');
  await editor.locator('.view-line', { hasText: /refund-over-limit.*cases/ }).waitFor();
  expect(await editor.locator('.test-error-content-widget').count()).toBe(0);
  await screenshot(page, 'tests-2-rule');
  await openFile(page, 'support.suite.yaml');
  await goTo(page, 250);
  await editor.locator('.view-line', { hasText: /refund-over-limit.*✗/ }).waitFor();
  const message = await editor.locator('.test-error-content-widget').boundingBox();
  const expectation = await editor.locator('.view-line', { hasText: 'rule: refund-within-limit' }).boundingBox();
  expect(Math.abs((message?.y ?? 0) - (expectation?.y ?? 0))).toBeLessThan(10);
  await screenshot(page, 'tests-2-message');
});

test('an edit of a case marks its result as out of date, and no other', async ({ page }) => {
  await openFile(page, 'support.suite.yaml');
  await replace(page, 'rule: refund-within-limit }', 'rule: refund-over-limit }');
  await expect.poll(() => stateOf(page, 'refund-over-limit')).toContain('outdated');
  expect(await stateOf(page, 'refund-at-limit')).not.toContain('outdated');
  expect(await stateOf(page, 'refund-to-gift-card')).not.toContain('outdated');
  await screenshot(page, 'tests-3-case-stale');
});

test('coverage shows which rules were reached, in the policy and its base', async ({ page }) => {
  await press(page, 'support-agent', 'Run Test with Coverage');
  await summary(page).getByText('64/64').waitFor();
  const files = page.locator('.test-coverage-list-item');
  await files.filter({ hasText: 'support.policy.yaml' }).waitFor();
  await files.filter({ hasText: 'baseline.policy.yaml' }).waitFor();
  await openFile(page, 'support.policy.yaml');
  await page.locator('.coverage-deco-gutter.coverage-deco-hit').first().waitFor();
  await screenshot(page, 'tests-4-coverage');
});

test('an edit of the policy marks all results of its suites as out of date', async ({ page }) => {
  expect(await stateOf(page, 'refund-at-limit')).not.toContain('outdated');
  await replace(page, 'refund_limit: 100', 'refund_limit: 40');
  await expect.poll(() => stateOf(page, 'refund-at-limit')).toContain('outdated');
  await expect.poll(() => stateOf(page, 'support-agent')).toContain('outdated');
  await screenshot(page, 'tests-5-stale');
});

test('what a lens runs, the explorer shows', async ({ page }) => {
  await openFile(page, 'smalltalk.suite.yaml');
  await codeLenses(page, 'Preview').first().click();
  await summary(page).getByText('12/12').waitFor();
  await expect.poll(() => stateOf(page, 'smalltalk')).toContain('(Passed)');
  await screenshot(page, 'tests-6-lens');
});

test('with continuous run on, a policy that is saved has its suites run again', async ({ page }) => {
  await press(page, 'smalltalk', 'Turn on Continuous Run');
  await openFile(page, 'support.policy.yaml');
  await replace(page, 'refund_limit: 40', 'refund_limit: 100');
  await expect.poll(() => stateOf(page, 'smalltalk')).toContain('outdated');
  await save(page);
  await expect.poll(() => stateOf(page, 'smalltalk')).not.toContain('outdated');
  await expect.poll(() => stateOf(page, 'refund-at-limit')).toContain('outdated');
  await press(page, 'smalltalk', 'Turn off Continuous Run');
});

test('10,000 cases are found, run and shown', { timeout: 300_000 }, async ({ page }) => {
  await row(page, 'support-agent').locator('.monaco-tl-twistie').click();
  await unfold(page, 'large');
  await row(page, 'normal').waitFor();
  await unfold(page, 'normal');
  await row(page, 'row-1').waitFor();
  await press(page, 'large', 'Run Test');
  await summary(page).getByText('9900/10000').waitFor({ timeout: 240_000 });
  await row(page, 'row-7').waitFor();
  await expect.poll(() => stateOf(page, 'row-7')).toContain('(Failed)');
  await screenshot(page, 'tests-7-large');
});

const restricted = sessionTest({
  workspaceTrust: 'on',
  viewport: { width: 1600, height: 1000 },
  prepare: async ({ folder, model }) => {
    const settings = { models: { mock: { provider: 'openai-compatible', model: 'mock-1', url: model.url } } };
    await writeFile(join(folder, 'railwright.yaml'), JSON.stringify(settings));
    const suite =
      'suite: live\npolicy: ./support.policy.yaml\nmodel: mock\ncases: [{ id: hi, kind: normal, input: Hi }]\n';
    await writeFile(join(folder, 'live.suite.yaml'), suite);
  },
});

restricted(
  'in Restricted Mode nobody is asked by a test, and the explorer shows what a lens previews',
  async ({ page, model }) => {
    await showExplorer(page, 'live');
    await press(page, 'live', 'Run Test');
    const question = page.locator('.monaco-dialog-box', { hasText: 'Do you trust the authors' });
    await question.waitFor();
    await screenshot(page, 'tests-8-restricted');
    await question.getByRole('button', { name: 'Cancel' }).click();
    await openFile(page, 'support.suite.yaml');
    await codeLenses(page, 'Preview').first().click();
    await summary(page).getByText('64/64').waitFor();
    expect(model.requestCount()).toBe(0);
  },
);

restricted('once the folder is trusted, a test asks the model', async ({ page, model }) => {
  await press(page, 'live', 'Run Test');
  await page.locator('.monaco-dialog-box').getByRole('button', { name: 'Trust Folder & Continue' }).click();
  await expect.poll(() => model.requestCount()).toBe(1);
  await summary(page).getByText('1/1').waitFor();
});
