// The panel under the mouse and under the keys: from what flipped to its case, its twin and its rule, and the lists.
import type { FrameLocator, Locator } from 'playwright-core';
import { expect } from 'vitest';
import { codeLenses, replace, revert } from './editor.ts';
import { commitAll } from './git.ts';
import { caseRow, closeCase, search, waitForCount } from './panel.ts';
import { sessionTest } from './sessionTest.ts';
import { activeTab, openFile, runCommand, screenshot, statusItem, webview } from './workbench.ts';

const test = sessionTest({
  file: 'support.policy.yaml',
  viewport: { width: 1600, height: 1000 },
  prepare: ({ folder }) => commitAll(folder),
});

const all = 64;

test('from a flip to its twin, to the rule, and to the case', async ({ page }) => {
  await codeLenses(page, 'Preview blocked actions').first().waitFor();
  await runCommand(page, 'Railwright: Show Panel');
  await webview(page)
    .getByText(/64 cases judged/)
    .waitFor();
  await replace(page, 'refund_limit: 100', 'refund_limit: 40');
  const panel = webview(page);
  const flip = panel.locator('.flip', { hasText: 'refund-late-lights' });
  await flip.getByRole('button', { name: 'jailbreak-refund' }).click();
  await opened(panel, 'jailbreak-refund');
  await panel.locator('.case-title').getByRole('button', { name: 'refund-late-lights' }).click();
  await opened(panel, 'refund-late-lights');
  await panel.locator('.stages mark', { hasText: 'amount: 58' }).first().waitFor();
  await screenshot(page, 'live-panel-1-twin');
  await panel.locator('.stage .rule').getByRole('button', { name: 'refund-over-limit' }).click();
  await statusItem(page, 'Ln 49, Col').waitFor();
  await panel.locator('.case-title h2').getByRole('button', { name: 'refund-late-lights' }).click();
  await activeTab(page, 'support.suite.yaml').waitFor();
  await statusItem(page, 'Ln 143, Col').waitFor();
  await screenshot(page, 'live-panel-2-places');
  await openFile(page, 'support.policy.yaml');
  await closeCase(panel);
});

test('a tile, a segment of the bar, a cell and a slice each show their cases', async ({ page }) => {
  const panel = webview(page);
  await filters(panel, panel.locator('.tile', { hasText: 'legitimate' }));
  await filters(panel, panel.locator('.stack .by-model button'));
  await filters(panel, panel.locator('.stack .by-action button'));
  await filters(panel, panel.locator('.matrix button').first());
  await screenshot(page, 'live-panel-3-charts');
  await panel.getByRole('button', { name: 'Slices' }).click();
  for (const group of ['by kind', 'by tag']) {
    const slices = panel.getByRole('group', { name: group });
    await filters(panel, slices.locator('li button').first(), slices.locator('li').first().locator('.dim.small'));
  }
  await panel.getByRole('group', { name: 'by kind' }).scrollIntoViewIfNeeded();
  await screenshot(page, 'live-panel-4-slices');
  await panel.getByRole('button', { name: 'Slices' }).click();
});

test('a group that is long is unfolded, and folded again', async ({ page }) => {
  const panel = webview(page);
  await replace(page, 'then: allow', 'then: block');
  const group = panel.locator('.group', { hasText: 'reading' }).first();
  await expect.poll(() => group.locator('.flip').count()).toBe(5);
  const more = group.getByRole('button', { name: / more$/ });
  const rest = Number.parseInt(await more.innerText(), 10);
  await more.click();
  await expect.poll(() => group.locator('.flip').count()).toBe(5 + rest);
  await group.scrollIntoViewIfNeeded();
  await screenshot(page, 'live-panel-5-unfolded');
  await group.getByRole('button', { name: 'Show fewer' }).click();
  await expect.poll(() => group.locator('.flip').count()).toBe(5);
  await revert(page);
  await group.waitFor({ state: 'hidden' });
});

test('words find cases: all of them, in any order', async ({ page }) => {
  const panel = webview(page);
  await search(panel, 'LIMIT refund');
  // The rows of before stay until the answer comes.
  await expect.poll(async () => Number(await panel.locator('.rows').getAttribute('data-count'))).toBeLessThan(all);
  await caseRow(panel, 'refund-at-limit').waitFor();
  await search(panel, 'words that nobody says');
  await panel.getByText('No case passes the filters').waitFor();
  await screenshot(page, 'live-panel-6-none');
  await panel.getByRole('button', { name: 'Show all cases' }).click();
  await waitForCount(panel, all);
});

test('the keyboard alone: through the head, into a menu, through the list, into a case and back', async ({ page }) => {
  const panel = webview(page);
  await panel.locator('header button').first().focus();
  const passed: string[] = [];
  for (let step = 0; step < 9; step++) {
    passed.push(await focusedName(panel));
    await page.keyboard.press('Tab');
  }
  expect(passed.slice(0, 4).map((name) => name.split(' ')[0])).toEqual(['Policy', 'Suite', 'against', 'Model']);
  await panel.locator('#baseline-menu-button').focus();
  await page.keyboard.press('Enter');
  await panel.locator('#baseline-menu.placed').waitFor();
  await page.keyboard.press('End');
  await expect.poll(() => focusedName(panel)).toContain('Another revision');
  await screenshot(page, 'live-panel-7-menu');
  await page.keyboard.press('Escape');
  await panel.locator('#baseline-menu').waitFor({ state: 'hidden' });
  await panel.locator('vscode-textfield input').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
  await panel.locator('.rows[aria-activedescendant=row-2]').waitFor();
  await screenshot(page, 'live-panel-8-list');
  const third = await panel.locator('#row-2 .case-name').innerText();
  await page.keyboard.press('Enter');
  await opened(panel, third);
  await page.keyboard.press('Escape');
  await panel.locator('.case-pane').waitFor({ state: 'hidden' });
  await panel.locator('.rows:focus').waitFor();
  await page.keyboard.press('End');
  await panel.locator(`.rows[aria-activedescendant=row-${all - 1}]`).waitFor();
  await panel.locator(`#row-${all - 1} .case-name`).waitFor();
});

const opened = (panel: FrameLocator, id: string): Promise<void> => panel.locator('#case', { hasText: id }).waitFor();

/** A click shows as many cases as the button says (or what stands beside it), another one shows all again. */
async function filters(panel: FrameLocator, button: Locator, says: Locator = button): Promise<void> {
  const text = (await says.getAttribute('aria-label')) ?? (await says.innerText());
  const [count] = /\d+/.exec(text) ?? [];
  await button.click();
  await waitForCount(panel, Number(count));
  await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true');
  await button.click();
  await waitForCount(panel, all);
}

/** What a screen reader would say first of what has the keyboard. */
const focusedName = (panel: FrameLocator): Promise<string> =>
  panel.locator('#panel').evaluate(() => {
    const { activeElement } = document;
    return (activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '').trim().replace(/\s+/g, ' ');
  });
