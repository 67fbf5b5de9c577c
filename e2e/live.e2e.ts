// Live judgment: an edit of the policy shows what it flips, against a baseline, before anything is saved or run.
import { expect } from 'vitest';
import { codeLenses, replace, save } from './editor.ts';
import { commitAll } from './git.ts';
import { sessionTest } from './sessionTest.ts';
import { activeTab, notifications, runCommand, screenshot, webview } from './workbench.ts';

const test = sessionTest({
  file: 'support.policy.yaml',
  viewport: { width: 1600, height: 1000 },
  prepare: ({ folder }) => commitAll(folder),
});

test('the panel shows a suite of the open policy, judged on recorded answers, with no run', async ({ page }) => {
  await codeLenses(page, 'Preview blocked actions').first().waitFor();
  await runCommand(page, 'Railwright: Show Panel');
  const panel = webview(page);
  await panel.getByText('git HEAD').first().waitFor();
  await panel.getByText(/64 cases judged/).waitFor();
  await screenshot(page, 'live-1-start');
  expect(await notifications(page, 'error')).toEqual([]);
});

test('an edit flips cases, on the draft, against git HEAD', async ({ page }) => {
  await replace(page, 'refund_limit: 100', 'refund_limit: 40');
  const panel = webview(page);
  await panel.locator('.summary', { hasText: /4 more of 36 legitimate requests/ }).waitFor();
  for (const name of ['refund-one-tyre', 'refund-late-lights', 'refund-at-limit', 'five-questions-then-refund'])
    await panel.getByText(name).first().waitFor();
  await panel.getByText('draft').first().waitFor();
  expect(await activeTab(page, 'support.policy.yaml', 'edited').count()).toBe(1);
  await screenshot(page, 'live-2-flips');
});

test('the flips stay when the policy is saved, as they are against a commit', async ({ page }) => {
  await save(page);
  const panel = webview(page);
  await panel.getByText('saved').first().waitFor();
  await panel.locator('.summary', { hasText: /4 more of 36 legitimate requests/ }).waitFor();
});

test('a click leads from a flip to its case, with the value that decided and what it was', async ({ page }) => {
  const panel = webview(page);
  await panel.getByRole('button', { name: 'refund-at-limit' }).first().click();
  await panel.getByText('What the user sees').first().waitFor();
  await panel.getByText('values.refund_limit').first().waitFor();
  await screenshot(page, 'live-3-case');
});

test('a half-typed policy keeps the last verdicts in sight, and says why', async ({ page }) => {
  await replace(page, 'args.amount <= values', 'args.amount <= valu');
  const panel = webview(page);
  const problem = panel.locator('.notice', { hasText: 'the policy has an error in' }).filter({ visible: true });
  await problem.waitFor();
  await screenshot(page, 'live-4-broken');
  await replace(page, 'args.amount <= valu.', 'args.amount <= values.');
  await problem.waitFor({ state: 'hidden' });
});
