// Writing a policy and its suite: what the language server offers, explains, finds and changes.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { codeLenses, goTo, problems, replace, revert, select, squiggles, typeText } from './editor.ts';
import { sessionTest } from './sessionTest.ts';
import { activeTab, notifications, openFile, runCommand, screenshot, statusItem } from './workbench.ts';

const test = sessionTest({
  file: 'support.policy.yaml',
  viewport: { width: 1500, height: 950 },
  // As most people have it: what is typed gets its quotes.
  settings: { 'editor.inlayHints.enabled': 'on', 'editor.suggest.showStatusBar': true },
  prepare: async ({ folder }) => {
    // A policy that nobody has open, with a mistake in it.
    await writeFile(
      join(folder, 'unopened.policy.yaml'),
      'policy: unopened\nversion: "1"\nowner: a@b.example\ninput:\n  - { id: a, when: { contians: x }, then: flag }\n',
    );
  },
});

test('the sample has no mistakes, and nothing is underlined', async ({ page }) => {
  await codeLenses(page, 'Preview blocked actions').first().waitFor();
  expect(await squiggles(page, 'error').count()).toBe(0);
  expect(await squiggles(page, 'warning').count()).toBe(0);
  await screenshot(page, 'authoring-1-sample');
});

test('a condition is offered the arguments of its tool, and the functions with their signatures', async ({ page }) => {
  await select(page, 'args.amount > values.refund_limit');
  await typeText(page, 'args.');
  await suggest(page);
  await suggestion(page, 'amount').waitFor();
  await screenshot(page, 'authoring-2-arguments');
  await page.keyboard.press('Escape');
  await typeText(page, 'reason.sta');
  await suggest(page);
  await suggestion(page, 'startsWith').waitFor();
  await screenshot(page, 'authoring-3-functions');
  await revert(page);
});

test('a tag is offered by its title, and described when it is shown', async ({ page }) => {
  await replace(page, 'LLM10:2025', 'excessive');
  await suggest(page);
  await suggestion(page, 'LLM06:2025').waitFor();
  const details = page.locator('.suggest-details');
  if (!(await details.isVisible())) await suggest(page);
  await details.getByText('OWASP Top 10 for LLM Applications').waitFor();
  await screenshot(page, 'authoring-15-tags');
  await page.keyboard.press('Escape');
  await revert(page);
});

test('hover says what a rule does, and what a tag stands for', async ({ page }) => {
  await hoverOver(page, 'refund-over-limit');
  await hover(page)
    .getByText(/approval/i)
    .first()
    .waitFor();
  await screenshot(page, 'authoring-4-hover-rule');
  await hoverOver(page, 'LLM10:2025');
  await hover(page).getByText('Unbounded Consumption').first().waitFor();
  await screenshot(page, 'authoring-5-hover-tag');
});

test('a mistake is explained where it stands, and one key mends it', async ({ page }) => {
  await replace(page, 'args.amount > values.refund_limit', 'args.amuont > values.refund_limit');
  await squiggles(page, 'error').first().waitFor();
  await select(page, 'amuont');
  await page.keyboard.press('ControlOrMeta+.');
  await page
    .locator('.action-widget')
    .getByText(/amount/)
    .first()
    .waitFor();
  await screenshot(page, 'authoring-6-quick-fix');
  await page.keyboard.press('Enter');
  await squiggles(page, 'error').first().waitFor({ state: 'hidden' });
  await revert(page);
});

test('a rule is renamed in every file that names it', async ({ page, folder }) => {
  await select(page, 'refund-over-limit');
  await page.keyboard.press('F2');
  const input = page.locator('.rename-box input');
  await input.waitFor();
  await input.fill('refund-needs-approval');
  await screenshot(page, 'authoring-7-rename');
  await page.keyboard.press('Enter');
  await activeTab(page, 'support.policy.yaml', 'edited').waitFor();
  await runCommand(page, 'File: Save All Files');
  await activeTab(page, 'support.policy.yaml', 'saved').waitFor();
  const suite = await readFile(join(folder, 'support.suite.yaml'), 'utf8');
  expect(suite).toContain('rule: refund-needs-approval');
  expect(suite).not.toContain('rule: refund-over-limit');
});

test('references list the rule and the cases that expect it', async ({ page }) => {
  await select(page, 'refund-needs-approval');
  await page.keyboard.press('Shift+F12');
  await page.locator('.peekview-widget .monaco-list-row').first().waitFor();
  await screenshot(page, 'authoring-8-references');
  await page.keyboard.press('Escape');
});

test('a field of the session is explained, and renamed in the rules that read it and the suite that gives it', async ({
  page,
  folder,
}) => {
  await hoverOver(page, 'session.email');
  await hover(page)
    .getByText(/mara\.lindqvist@example\.com/)
    .first()
    .waitFor();
  await screenshot(page, 'authoring-18-hover-session');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F2');
  const input = page.locator('.rename-box input');
  await input.waitFor();
  await input.fill('mail');
  await page.keyboard.press('Enter');
  await activeTab(page, 'support.policy.yaml', 'edited').waitFor();
  await screenshot(page, 'authoring-19-session-renamed');
  await runCommand(page, 'File: Save All Files');
  await activeTab(page, 'support.policy.yaml', 'saved').waitFor();
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  expect(await read('support.policy.yaml')).not.toContain('session.email');
  expect(await read('support.suite.yaml')).toContain('  mail: mara.lindqvist@example.com');
});

test('the outline shows layers and rules', async ({ page }) => {
  await goTo(page, 1);
  await page.keyboard.press('ControlOrMeta+Shift+O');
  await page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: 'someone-elses-order' }).waitFor();
  await screenshot(page, 'authoring-9-symbols');
  await page.keyboard.press('Escape');
});

test('with nothing run, each case shows its verdict at its line', async ({ page }) => {
  await openFile(page, 'support.suite.yaml');
  await goTo(page, 40);
  await page
    .locator('.editor-group-container.active .view-lines')
    .getByText(/allow.{0,3}✓|✓.{0,3}allow|passed/)
    .first()
    .waitFor();
  // What the hint says, the lens does not say again: it leads there.
  await codeLenses(page, 'Show result').first().waitFor();
  expect(await codeLenses(page, / by /).count()).toBe(0);
  await screenshot(page, 'authoring-10-hints');
});

test('with nothing run, each rule shows what it does at its line', async ({ page }) => {
  await openFile(page, 'support.policy.yaml');
  await goTo(page, 44);
  await page
    .locator('.view-line', { hasText: /\d+\scases?/ })
    .first()
    .waitFor();
  await codeLenses(page, 'Show cases').first().waitFor();
  expect(await codeLenses(page, /\d cases?/).count()).toBe(0);
  await screenshot(page, 'authoring-10-rule-hints');
});

test('problems of files that nobody has opened are listed, each with a link to its page', async ({ page }) => {
  await expect
    .poll(() => problems(page), { timeout: 15_000 })
    .toContainEqual(expect.objectContaining({ code: 'unknown-key', source: 'railwright', severity: 'error' }));
  await screenshot(page, 'authoring-11-problems');
  await page
    .locator('.markers-panel a', { hasText: 'unknown-key' })
    .first()
    .click({ modifiers: ['ControlOrMeta'] });
  await page.locator('.tab.active', { hasText: /unknown-key/ }).waitFor();
  await screenshot(page, 'authoring-12-page');
  expect(await notifications(page, 'error')).toEqual([]);
});

test('the name of a tool says in the file of tools which rules and cases are about it', async ({ page }) => {
  await openFile(page, 'tools.json');
  await select(page, '"issue_refund"');
  await runCommand(page, 'Show or Focus Hover');
  await hover(page)
    .getByText(/Governed by/)
    .first()
    .waitFor();
  await screenshot(page, 'authoring-15-tools-file');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+F12');
  const found = page.locator('.peekview-widget .monaco-list-row');
  await found.filter({ hasText: 'support.policy.yaml' }).first().waitFor();
  await screenshot(page, 'authoring-16-tools-references');
  await page.keyboard.press('Escape');
});

test('while the options of a detector are typed, they are explained', async ({ page }) => {
  await openFile(page, 'support.policy.yaml');
  await replace(page, 'longer_than: 1500', 'contains: { file: ');
  await runCommand(page, 'Trigger Parameter Hints');
  await page.locator('.parameter-hints-widget.visible').getByText('file').first().waitFor();
  await screenshot(page, 'authoring-17-detector-options');
  await revert(page);
});

test('formatting changes white space, and keeps the comments', async ({ page }) => {
  await openFile(page, 'support.policy.yaml');
  await replace(page, '  refund_limit: 100 # pounds', '  refund_limit:   100   # pounds');
  await runCommand(page, 'Format Document');
  await page.locator('.view-line', { hasText: 'refund_limit: 100' }).waitFor();
  await screenshot(page, 'authoring-13-formatted');
});

test('a new line stands where the next key goes', async ({ page }) => {
  await openFile(page, 'support.policy.yaml');
  await select(page, 'longer_than: 1500 }');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('description: Long texts hide things.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('unless:');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  // The indentation may come from the server, a moment after the key; what is typed before it comes keeps it away.
  await statusItem(page, 'Ln 19, Col 7').waitFor();
  await page.keyboard.type('contains: refund');
  const lines = page.locator('.editor-group-container.active .view-line');
  await lines.filter({ hasText: /^\s{4}description:\sLong/ }).waitFor();
  await lines.filter({ hasText: /^\s{6}contains:\srefund/ }).waitFor();
  await screenshot(page, 'authoring-14-new-lines');
  await revert(page);
});

const suggest = (page: Page): Promise<void> => page.keyboard.press('ControlOrMeta+Space');

const suggestion = (page: Page, label: string): Locator =>
  page.locator('.suggest-widget.visible .monaco-list-row').filter({ hasText: label }).first();

const hover = (page: Page): Locator => page.locator('.monaco-hover:not(.hidden)');

async function hoverOver(page: Page, text: string): Promise<void> {
  await select(page, text);
  await runCommand(page, 'Show or Focus Hover');
}
