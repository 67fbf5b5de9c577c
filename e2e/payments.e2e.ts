// The agent that pays at night: limits over time, calls that become other calls, second opinions, text that hides.
import type { FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { codeLenses, codeLensOf, goTo, replace, squiggles } from './editor.ts';
import { closeCase, openCase } from './panel.ts';
import { sessionTest } from './sessionTest.ts';
import { activeTab, notifications, openFile, runCommand, screenshot, setTheme, webview } from './workbench.ts';

const test = sessionTest({ file: 'payments/payments.suite.yaml', viewport: { width: 1600, height: 1000 } });

test('the lens says what a run would cost, and all cases pass without asking anybody', async ({ page, model }) => {
  await codeLenses(page, 'Run against recorded (24 recorded)').first().click();
  await runCommand(page, 'Railwright: Show Panel');
  const panel = webview(page);
  await panel.getByText('13 passed').waitFor();
  await panel.getByTitle('review: 1 of 5').waitFor();
  await inBothThemes(page, 'payments-1-run');
  expect(model.requestCount()).toBe(0);
  expect(await squiggles(page, 'error').count()).toBe(0);
  expect(await notifications(page, 'error')).toEqual([]);
});

test('a call that becomes another call shows what runs instead', async ({ page }) => {
  const panel = await showCase(page, 'reply-becomes-draft');
  await panel.getByText('runs instead', { exact: true }).waitFor();
  await panel.locator('.stages mark', { hasText: 'folder: "night"' }).waitFor();
  await panel.locator('.stage', { hasText: 'Action' }).getByRole('button', { name: 'drafts-over-sends' }).waitFor();
  await inBothThemes(page, 'payments-2-draft');
  await closeCase(panel);
});

test('a judge that is not sure is an error with a name, and says what it said', async ({ page }) => {
  const panel = await showCase(page, 'judge-unsure');
  const review = panel.locator('.stage', { hasText: 'Review' });
  await review.getByText('not_confident').waitFor();
  await review.getByText('Does the reply promise the supplier money').waitFor();
  await review.locator('.opinion', { hasText: 'reviewer says no, 40 % sure' }).waitFor();
  await inBothThemes(page, 'payments-3-unsure');
  await closeCase(panel);
});

test('what a judge gives as its reason is shown as it wrote it', async ({ page }) => {
  const panel = await showCase(page, 'promise');
  await panel.locator('.opinion', { hasText: 'reviewer says yes, 93 % sure' }).waitFor();
  expect(await panel.locator('.opinion blockquote').innerText()).toBe('It names a day by which the money is paid.');
  await screenshot(page, 'payments-4-promise');
  await closeCase(panel);
});

test('words that hide are marked, and it is said how they hide', async ({ page }) => {
  const panel = await showCase(page, 'hidden-instruction');
  const words = panel.locator('.stages').getByTitle('hidden as base64');
  await expect.poll(() => words.first().innerText()).toMatch(/^SWdub3Jl/);
  await panel
    .locator('.stages')
    .getByText(/blocked \d spans?, hidden as base64/)
    .waitFor();
  await inBothThemes(page, 'payments-5-hidden');
  await closeCase(panel);
});

test('a limit over time counts the calls before', async ({ page }) => {
  const panel = await showCase(page, 'salami');
  await panel.locator('.stage', { hasText: 'Action' }).getByRole('button', { name: 'three-a-day' }).waitFor();
  await panel.locator('.stages li', { hasText: 'calls so far is 4' }).first().waitFor();
  await inBothThemes(page, 'payments-6-salami');
  await closeCase(panel);
});

test('a looser limit lets an attack through, before the policy is saved', async ({ page }) => {
  await openFile(page, 'payments.policy.yaml');
  await replace(page, 'calls: 3', 'calls: 30');
  await activeTab(page, 'payments.policy.yaml', 'edited').waitFor();
  const panel = await preview(page);
  await panel.locator('.summary', { hasText: '1 more of 5 attacks' }).waitFor();
  await panel.locator('.flip', { hasText: 'salami' }).waitFor();
  await inBothThemes(page, 'payments-7-miss');
});

test('undone, it is caught again', async ({ page }) => {
  await openFile(page, 'payments.policy.yaml');
  await goTo(page, 1);
  // What was typed, and what was deleted for it.
  for (let step = 0; step < 2; step++) await page.keyboard.press('ControlOrMeta+Z');
  await activeTab(page, 'payments.policy.yaml', 'saved').waitFor();
  const panel = await preview(page);
  await panel.getByText('13 passed').waitFor();
  expect(await panel.locator('.flip', { hasText: 'salami' }).count()).toBe(0);
  await (await codeLensOf(page, 'id: salami', 'Show result')).waitFor();
  await page.locator('.view-line', { hasText: 'id: salami' }).filter({ hasText: 'block by three-a-day' }).waitFor();
  await screenshot(page, 'payments-8-undone');
});

/** Judges the drafts on what is recorded. */
async function preview(page: Page): Promise<FrameLocator> {
  await openFile(page, 'payments.suite.yaml');
  await goTo(page, 1);
  await codeLenses(page, 'Preview').first().click();
  return webview(page);
}

async function showCase(page: Page, id: string): Promise<FrameLocator> {
  const panel = webview(page);
  await openCase(panel, id);
  return panel;
}

async function inBothThemes(page: Page, name: string): Promise<void> {
  await screenshot(page, `${name}-dark`);
  await setTheme(page, 'Light 2026');
  await screenshot(page, `${name}-light`);
  await setTheme(page, 'Dark 2026');
}
