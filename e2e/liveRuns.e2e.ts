// Runs add answers: cases that need one, a window that goes away in the middle of it, and the course of many.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { replace, revert, save } from './editor.ts';
import { recordsIn, writeMiniProject } from './miniProject.ts';
import { choose, showPanel } from './panel.ts';
import { sessionTest } from './sessionTest.ts';
import { startSlowModel } from './slowModel.ts';
import { activeTab, notifications, runCommand, screenshot, webview } from './workbench.ts';

const slow = await startSlowModel('Your parcel is on its way.');
afterAll(() => slow.stop());

const size = 12;

const policy = `policy: mini
version: "1"
owner: a@b.example
input:
  - id: names
    on: user
    when: { contains: nobody says this }
    then: redact
  - id: stop
    on: user
    when: { contains: nobody writes this }
    then: block
`;

const cases = Array.from({ length: size }, (_, index) => ({
  input: index < 3 ? `Mara asks: where is parcel ${index + 1}?` : `Where is parcel ${index + 1}?`,
  expect: { verdict: ['allow', 'redact'] },
}));

const test = sessionTest({
  file: 'mini.policy.yaml',
  viewport: { width: 1600, height: 1000 },
  prepare: ({ folder }) => writeMiniProject(folder, slow, { policy, cases }),
});

const countRecords = async (folder: string): Promise<number> => (await recordsIn(folder)).length;

test('cases without an answer need a run, and are counted apart', async ({ page }) => {
  const panel = await showPanel(page);
  await panel.getByRole('button', { name: `${size} need a run` }).waitFor();
  await screenshot(page, 'live-runs-1-needed');
  expect(slow.answered()).toBe(0);
});

test('a panel that is closed and opened again in the middle of a run has lost nothing', async ({ page }) => {
  slow.take(700);
  const panel = webview(page);
  await panel.getByRole('button', { name: `Run ${size}` }).click();
  await panel.getByText(/running [1-9]\d* of 12/).waitFor();
  await runCommand(page, 'View: Toggle Secondary Side Bar Visibility');
  await panel.locator('#panel').waitFor({ state: 'hidden' });
  await showPanel(page);
  await panel.getByText(/running [1-9]\d* of 12/).waitFor();
  await screenshot(page, 'live-runs-2-reopened');
  expect(slow.answered()).toBeLessThan(size);
});

test('a window that is loaded again in the middle of a run keeps the answers that were there', async ({ page }) => {
  await expect.poll(() => slow.answered()).toBeGreaterThan(4);
  await page.reload();
  const panel = await showPanel(page);
  await panel.getByText(/\d+ need a run/).waitFor();
  await screenshot(page, 'live-runs-3-reloaded');
  const needed = Number.parseInt(await panel.getByRole('button', { name: / need a run$/ }).innerText(), 10);
  expect(needed).toBeLessThanOrEqual(size - 4);
  expect(needed).toBeGreaterThan(0);
});

test('the run of those that are missing asks for no other', async ({ page, folder }) => {
  slow.take(0);
  const panel = webview(page);
  const before = slow.answered();
  const needed = Number.parseInt(await panel.getByRole('button', { name: / need a run$/ }).innerText(), 10);
  await panel.getByRole('button', { name: `Run ${needed}` }).click();
  await panel.getByRole('button', { name: `${size} passed` }).waitFor();
  expect(slow.answered() - before).toBe(needed);
  await expect.poll(() => countRecords(folder)).toBeGreaterThan(0);
  await screenshot(page, 'live-runs-4-complete');
});

test('an edit that changes what the model is asked makes those cases need a run', async ({ page }) => {
  const panel = webview(page);
  await replace(page, 'nobody says this', 'Mara');
  await panel.getByRole('button', { name: '3 need a run' }).click();
  await panel.locator('.rows[aria-busy=false][data-count="3"]').waitFor();
  await panel.getByRole('button', { name: `${size - 3} passed` }).waitFor();
  await screenshot(page, 'live-runs-5-edited');
  const before = slow.answered();
  await panel.getByRole('button', { name: 'Run 3', exact: true }).click();
  await panel.getByRole('button', { name: `${size} passed` }).waitFor();
  expect(slow.answered() - before).toBe(3);
  await revert(page);
  await panel.getByRole('button', { name: `${size} passed` }).waitFor();
});

test('the course of the runs: rates, policy and time of each', async ({ page, folder }) => {
  const panel = webview(page);
  await replace(page, 'nobody writes this', 'parcel 7');
  await save(page);
  await runAll();
  await replace(page, 'parcel 7', 'parcel');
  await save(page);
  await runAll();
  const history = panel.locator('section.history');
  await history.getByText('run of').waitFor();
  await history.scrollIntoViewIfNeeded();
  await screenshot(page, 'live-runs-6-history');
  const [, last] = /\d+ of (\d+)/.exec(await history.locator('.run .end').innerText()) ?? [];
  expect(Number(last)).toBeGreaterThanOrEqual(3);

  async function runAll(): Promise<void> {
    const before = await countRecords(folder);
    await panel.getByRole('button', { name: 'Run all' }).click();
    await expect.poll(() => countRecords(folder)).toBeGreaterThan(before);
    await panel.getByRole('button', { name: 'Run all' }).waitFor();
  }
});

test('a run is pinned, and compared with', async ({ page }) => {
  const panel = webview(page);
  const history = panel.locator('section.history');
  await history.getByRole('button', { name: 'Earlier run' }).click();
  await history.getByRole('button', { name: 'Pin', exact: true }).click();
  await history.getByRole('button', { name: 'Pinned' }).waitFor();
  await history.getByRole('button', { name: 'Compare with it' }).click();
  await history.getByRole('button', { name: 'Compared with' }).waitFor();
  await panel.locator('#baseline-menu-button', { hasText: /run of/ }).waitFor();
  await panel.locator('.summary', { hasText: /11 more of 12 legitimate requests are blocked/ }).waitFor();
  await screenshot(page, 'live-runs-7-pinned');
  await choose(panel, 'baseline', 'last saved');
});

test('go back: the policy of a run is taken over as an edit, once it was looked through', async ({ page, folder }) => {
  const history = webview(page).locator('section.history');
  await history.getByRole('button', { name: /Go back to its policy/ }).click();
  const button = page.locator('.editor-group-container.active').getByText('Go Back to This Policy');
  await button.waitFor();
  await screenshot(page, 'live-runs-8-preview');
  expect(await readFile(join(folder, 'mini.policy.yaml'), 'utf8')).not.toContain('parcel 7');
  await button.click();
  await activeTab(page, 'mini.policy.yaml', 'edited').waitFor();
  await page.locator('.view-line', { hasText: /parcel.7/ }).waitFor();
  await webview(page)
    .getByRole('button', { name: `${size - 1} passed` })
    .waitFor();
  await screenshot(page, 'live-runs-9-back');
  expect(await notifications(page, 'error')).toEqual([]);
});
