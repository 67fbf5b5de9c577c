// What verdicts are compared with is chosen in the head of the panel, and the head says what it is.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { expect } from 'vitest';
import { codeLenses, replace, save } from './editor.ts';
import { commitAll, git } from './git.ts';
import { choose, waitForCount } from './panel.ts';
import { sessionTest } from './sessionTest.ts';
import { activeTab, answerInput, notifications, pick, runCommand, screenshot, webview } from './workbench.ts';

const test = sessionTest({
  file: 'support.policy.yaml',
  viewport: { width: 1600, height: 1000 },
  prepare: async ({ folder }) => {
    await commitAll(folder);
    const policy = join(folder, 'support.policy.yaml');
    const text = await readFile(policy, 'utf8');
    git(folder, 'switch', '--quiet', '--create', 'tight');
    await writeFile(policy, text.replace('refund_limit: 100', 'refund_limit: 40'));
    git(folder, 'commit', '--quiet', '--all', '--message', 'Lower the limit');
    git(folder, 'tag', '--annotate', 'v40', '--message', 'The limit of 40');
    git(folder, 'switch', '--quiet', 'main');
  },
});

const against = (panel: FrameLocator, label: string | RegExp) =>
  panel.locator('#baseline-menu-button', { hasText: label });
/** What the head says of the policy. */
const policyOf = async (panel: FrameLocator): Promise<string> =>
  (await panel.getByTitle('Open the policy').innerText()).replace(/\s+/g, ' ');

const summary = (panel: FrameLocator, text: string | RegExp) => panel.locator('.summary', { hasText: text });

test('it is git HEAD at first, and the head says what that is', async ({ page }) => {
  await codeLenses(page, 'Preview blocked actions').first().waitFor();
  await runCommand(page, 'Railwright: Show Panel');
  const panel = webview(page);
  await against(panel, /git HEAD [0-9a-f]{7}/).waitFor();
  await panel
    .getByText(/compared with policy 2026\.11\.1 [0-9a-f]{6} · suite [0-9a-f]{6} · model recorded · 64/)
    .waitFor();
  await expect.poll(() => policyOf(panel)).toMatch(/Policy support-agent 2026\.11\.1 [0-9a-f]{6} · saved/);
  await summary(panel, 'Of 64 cases, none is refused or missed now that was not before.').waitFor();
});

test('another revision is asked for in the editor: a branch, with the work tree as it was', async ({
  page,
  folder,
}) => {
  const panel = webview(page);
  await choose(panel, 'baseline', 'Another revision…');
  await page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: 'tight' }).first().waitFor();
  await screenshot(page, 'live-baseline-1-revisions');
  await pick(page, /tight/);
  await against(panel, /git tight [0-9a-f]{7}/).waitFor();
  // Seen from the branch, the limit is looser here: its four held requests go through.
  await panel.locator('.tile', { hasText: 'fixed' }).getByText('4', { exact: true }).waitFor();
  await screenshot(page, 'live-baseline-2-branch');
  expect(await readFile(join(folder, 'support.policy.yaml'), 'utf8')).toContain('refund_limit: 100');
  expect(await readFile(join(folder, '.git', 'HEAD'), 'utf8')).toContain('refs/heads/main');
});

test('a tag is a baseline, and so is a commit by its id', async ({ page, folder }) => {
  const panel = webview(page);
  await choose(panel, 'baseline', 'Another revision…');
  await page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: 'v40' }).first().waitFor();
  await pick(page, 'v40');
  await against(panel, /git v40 [0-9a-f]{7}/).waitFor();
  await panel.locator('.tile', { hasText: 'fixed' }).getByText('4', { exact: true }).waitFor();
  await screenshot(page, 'live-baseline-8-tag');
  const head = (await readFile(join(folder, '.git', 'refs', 'heads', 'main'), 'utf8')).trim();
  await choose(panel, 'baseline', 'Another revision…');
  await pick(page, /Type a revision/);
  await answerInput(page, head);
  await against(panel, `git ${head.slice(0, 7)}`).waitFor();
  await summary(panel, 'Of 64 cases, none is refused or missed now that was not before.').waitFor();
  await screenshot(page, 'live-baseline-9-commit');
});

test('as last saved: what was typed since', async ({ page }) => {
  const panel = webview(page);
  await choose(panel, 'baseline', 'last saved');
  await against(panel, 'last saved').waitFor();
  await replace(page, 'refund_limit: 100', 'refund_limit: 40');
  await summary(panel, '4 more of 36 legitimate requests are held').waitFor();
  await expect.poll(() => policyOf(panel)).toMatch(/Policy support-agent 2026\.11\.1 [0-9a-f]{6} · draft/);
  await screenshot(page, 'live-baseline-3-saved');
  await save(page);
  await summary(panel, 'Of 64 cases, none is refused or missed now that was not before.').waitFor();
});

test('an earlier run, from its record', async ({ page }) => {
  const panel = webview(page);
  await panel.getByRole('button', { name: 'Run all' }).click();
  await expect.poll(() => panel.locator('#baseline-menu .menu-item', { hasText: 'run of' }).count()).toBe(1);
  await choose(panel, 'baseline', /run of/);
  await against(panel, /run of/).waitFor();
  await summary(panel, 'Of 64 cases, none is refused or missed now that was not before.').waitFor();
  await replace(page, 'refund_limit: 40', 'refund_limit: 100');
  await panel.locator('.tile', { hasText: 'fixed' }).getByText('4', { exact: true }).waitFor();
  await screenshot(page, 'live-baseline-4-run');
});

test('another model, by the same policy', async ({ page, model }) => {
  const panel = webview(page);
  await choose(panel, 'baseline', 'model cautious');
  await against(panel, 'model cautious').waitFor();
  await panel.getByText(/compared with .* · model cautious · /).waitFor();
  await panel.locator('.tile', { hasText: 'fixed' }).getByText('7', { exact: true }).waitFor();
  await screenshot(page, 'live-baseline-5-model');
  expect(model.requestCount()).toBe(0);
});

test('nothing: no changes are shown', async ({ page }) => {
  const panel = webview(page);
  await choose(panel, 'baseline', 'nothing');
  await panel.locator('section.changes').waitFor({ state: 'hidden' });
  await screenshot(page, 'live-baseline-6-nothing');
});

test('the answers of another model are judged: what it costs', async ({ page }) => {
  const panel = webview(page);
  await choose(panel, 'model', 'cautious');
  await choose(panel, 'baseline', 'model recorded');
  await summary(panel, '7 more of 36 legitimate requests are refused').waitFor();
  await panel.locator('.tile', { hasText: 'legitimate' }).click();
  await waitForCount(panel, 7);
  await screenshot(page, 'live-baseline-7-cautious');
  expect(await activeTab(page, 'support.policy.yaml').count()).toBe(1);
  expect(await notifications(page, 'error')).toEqual([]);
});
