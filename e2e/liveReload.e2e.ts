// What somebody has chosen to see in the panel outlives the window, whatever file is in front.
import { expect } from 'vitest';
import { commitAll } from './git.ts';
import { choose, showPanel } from './panel.ts';
import { sessionTest } from './sessionTest.ts';
import { notifications, openFile, screenshot, webview } from './workbench.ts';

const test = sessionTest({
  file: 'support.suite.yaml',
  viewport: { width: 1600, height: 1000 },
  // In a repository, another baseline than the one that is chosen is the usual one.
  prepare: ({ folder }) => commitAll(folder),
});

test('the suite and the baseline that were chosen are shown again after a reload', async ({ page }) => {
  const panel = await showPanel(page);
  await panel.getByText(/64 cases judged/).waitFor();
  await choose(panel, 'suite', 'smalltalk');
  await panel.locator('#suite-menu-button', { hasText: 'smalltalk' }).waitFor();
  await choose(panel, 'baseline', 'last saved');
  await panel.locator('#baseline-menu-button', { hasText: 'last saved' }).waitFor();
  // VS Code in a browser writes down a moment later what it is given to keep, and nothing on the screen says when.
  await page.waitForTimeout(1_000);
  await page.reload();
  const reloaded = await showPanel(page);
  await reloaded.locator('#baseline-menu-button', { hasText: 'last saved' }).waitFor();
  await reloaded.locator('#suite-menu-button', { hasText: 'smalltalk' }).waitFor();
  await screenshot(page, 'live-reload-1-again');
});

test('from then on, the panel follows the author as ever', async ({ page }) => {
  await openFile(page, 'smalltalk.suite.yaml');
  await openFile(page, 'support.suite.yaml');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.insertText('# \n');
  await webview(page).locator('#suite-menu-button', { hasText: 'support-agent' }).waitFor();
  await page.keyboard.press('ControlOrMeta+Z');
  expect(await notifications(page, 'error')).toEqual([]);
});
