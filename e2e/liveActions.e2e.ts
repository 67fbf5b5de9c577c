// What would become of tool calls, and questions that are kept in view. Nothing of it is ever executed.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { clickLens, codeLenses, codeLensOf, replace, revert } from './editor.ts';
import { closeCase, openCase } from './panel.ts';
import { sessionTest } from './sessionTest.ts';
import { activeTab, answerInput, notifications, pick, screenshot, webview } from './workbench.ts';

const test = sessionTest({ file: 'support.policy.yaml', viewport: { width: 1600, height: 1000 } });

test('the lens of a rule shows the calls that it looks at, also where no panel was open', async ({ page }) => {
  await codeLenses(page, 'Preview blocked actions').first().waitFor();
  const lens = await codeLensOf(page, 'id: refund-over-limit', 'Preview blocked actions');
  const actions = webview(page).locator('section.actions');
  await clickLens(lens, actions.getByText(/^rule refund-over-limit · \d+ proposed calls?$/));
  const calls = actions.locator('.call');
  await calls.first().waitFor();
  expect(await calls.filter({ hasText: 'issue_refund' }).count()).toBe(await calls.count());
  const held = calls.filter({ hasText: 'require_approval' }).filter({ hasText: 'refund-over-limit' }).first();
  await held.getByText('values.refund_limit').waitFor();
  await held.locator('.told', { hasText: 'the approver sees' }).waitFor();
  await held.locator('.told', { hasText: 'the user gets' }).getByText('A colleague looks at this refund').waitFor();
  await expectInSight(page);
  await screenshot(page, 'live-actions-1-rule');
});

test('a tool: its calls as they would run, be held or be blocked', async ({ page }) => {
  const actions = webview(page).locator('section.actions');
  await actions.getByRole('button', { name: /^issue_refund \d+$/ }).click();
  await actions.getByText(/^tool issue_refund · \d+ proposed calls$/).waitFor();
  const calls = actions.locator('.call .proposed');
  expect(await calls.filter({ hasText: 'issue_refund' }).count()).toBe(await calls.count());
  for (const verdict of ['blocked', 'held']) await actions.locator('.stack', { hasText: verdict }).waitFor();
  await screenshot(page, 'live-actions-2-tool');
});

/** As an agent on OpenAI's chat completions logs it. */
const trace = JSON.stringify([
  { role: 'user', content: 'Refund my helmet, FC-20588, 100 pounds.' },
  { role: 'assistant', tool_calls: [call('issue_refund', { order: 'FC-20588', amount: 160, reason: 'damaged' })] },
  { role: 'assistant', tool_calls: [call('send_email', { to: 'eve@evil.example', subject: 'Hi', body: '<b>x</b>' })] },
  { role: 'assistant', tool_calls: [call('lookup_order', { order: 'FC-20588' })] },
]);

function call(name: string, args: object): object {
  return { id: `call_${name}`, type: 'function', function: { name, arguments: JSON.stringify(args) } };
}

test('a trace from the clipboard', async ({ page, model }) => {
  await page.evaluate((text) => navigator.clipboard.writeText(text), trace);
  const actions = webview(page).locator('section.actions');
  await actions.getByRole('button', { name: 'Paste a trace…' }).click();
  await pick(page, 'The clipboard');
  await actions.getByText(/^pasted trace · 3 proposed calls$/).waitFor();
  await actions.locator('.call', { hasText: 'issue_refund' }).getByText('require_approval').waitFor();
  await actions.locator('.call', { hasText: 'send_email' }).getByText('email-to-outsider').waitFor();
  await actions.locator('.call', { hasText: 'lookup_order' }).getByText('allow').waitFor();
  await actions.getByText('<b>x</b>').waitFor(); // as it was written, and not as a page
  await screenshot(page, 'live-actions-3-trace');
  await replace(page, 'refund_limit: 100', 'refund_limit: 200');
  await actions.locator('.call', { hasText: 'issue_refund' }).getByText('allow').waitFor();
  await revert(page);
  await actions.locator('.call', { hasText: 'issue_refund' }).getByText('require_approval').waitFor();
  expect(model.requestCount()).toBe(0);
});

test('the tools of a trace narrow it down, and a link leads back to the calls of the suite', async ({ page }) => {
  const actions = webview(page).locator('section.actions');
  await actions.getByRole('button', { name: 'send_email 1' }).click();
  await actions.getByText('pasted trace, tool send_email · 1 proposed call').waitFor();
  await expect.poll(() => actions.locator('.call').count()).toBe(1);
  await actions.getByText('block by email-to-outsider').waitFor();
  await screenshot(page, 'live-actions-3-trace-tool');
  await actions.getByRole('button', { name: 'all tools' }).click();
  await actions.getByText('pasted trace · 3 proposed calls').waitFor();
  await actions.getByRole('button', { name: 'All calls of the suite' }).click();
  await actions.getByText(/^all tools · \d+ proposed calls$/).waitFor();
  await screenshot(page, 'live-actions-3-back');
});

test('a case becomes a probe, and so does what is typed', async ({ page }) => {
  const panel = webview(page);
  await openCase(panel, 'refund-at-limit');
  await panel.getByRole('button', { name: 'Pin as probe' }).click();
  await closeCase(panel);
  const probes = panel.locator('section.probes');
  await probes.locator('.probe', { hasText: 'refund-at-limit' }).getByText('allow', { exact: true }).waitFor();
  await probes.getByRole('button', { name: 'Add…' }).click();
  await answerInput(page, 'issue_refund({"order": "FC-20588", "amount": 55})');
  await pick(page, 'allow');
  await probes.locator('.probe', { hasText: '55' }).getByRole('img', { name: 'as wanted', exact: true }).waitFor();
  await probes.scrollIntoViewIfNeeded();
  await screenshot(page, 'live-actions-4-probes');
});

test('a probe that failed is told of, and dismissed by a key', async ({ page }) => {
  const probes = webview(page).locator('section.probes');
  await probes.getByRole('button', { name: 'Add…' }).click();
  await answerInput(page, 'issue_refund({"amount": 55, , })');
  await pick(page, 'allow');
  await probes.locator('.notice', { hasText: 'in the call of issue_refund' }).waitFor();
  await screenshot(page, 'live-actions-4-failed');
  await probes.getByRole('button', { name: 'Dismiss this notice' }).press('Enter');
  await probes.locator('.notice').waitFor({ state: 'hidden' });
  expect(await probes.locator('.probe').count()).toBe(2);
  await screenshot(page, 'live-actions-4-dismissed');
});

test('an edit answers the probes again', async ({ page }) => {
  await replace(page, 'refund_limit: 100', 'refund_limit: 40');
  const probe = webview(page).locator('.probe', { hasText: '55' });
  await probe.getByRole('img', { name: 'not as wanted' }).waitFor();
  await probe.getByText('require_approval').waitFor();
  await probe.getByRole('button', { name: 'refund-over-limit' }).waitFor();
  await screenshot(page, 'live-actions-5-judged-again');
  await revert(page);
  await probe.getByRole('img', { name: 'as wanted', exact: true }).waitFor();
});

test('a probe becomes a case of the suite, as an edit that can be undone', async ({ page }) => {
  const probe = webview(page).locator('.probe', { hasText: '55' });
  await probe.hover();
  await probe.getByRole('button', { name: /^Make a case of/ }).click();
  await activeTab(page, 'support.suite.yaml', 'edited').waitFor();
  await lineOf(page, 'amount: 55').waitFor();
  await lineOf(page, issueRefundId).waitFor();
  await webview(page)
    .getByText(/65 cases judged/)
    .waitFor();
  await screenshot(page, 'live-actions-6-case');
  await page.keyboard.press('ControlOrMeta+Z');
  await activeTab(page, 'support.suite.yaml', 'saved').waitFor();
  await webview(page)
    .getByText(/64 cases judged/)
    .waitFor();
  expect(await notifications(page, 'error')).toEqual([]);
});

test('a file of probes that cannot be read is told of in the panel, and left alone', async ({ page, folder }) => {
  const file = join(folder, '.railwright', 'probes.json');
  const text = await readFile(file, 'utf8');
  const probes = webview(page).locator('section.probes');
  await writeFile(file, text.slice(0, -20));
  await probes.locator('.notice', { hasText: '.railwright/probes.json is' }).waitFor();
  await probes.locator('.probe').first().waitFor({ state: 'hidden' });
  await screenshot(page, 'live-actions-7-unreadable');
  await writeFile(file, text);
  await expect.poll(() => probes.locator('.probe').count()).toBe(2);
  await probes.locator('.notice').waitFor({ state: 'hidden' });
});

test('a probe is removed, and stays removed', async ({ page }) => {
  const probes = webview(page).locator('section.probes');
  const probe = probes.locator('.probe', { hasText: 'refund-at-limit' });
  await probe.hover();
  await probe.getByRole('button', { name: /^Remove/ }).click();
  await probe.waitFor({ state: 'hidden' });
  await expect.poll(() => probes.locator('.probe').count()).toBe(1);
});

test('a call of a trace becomes a case of the suite, by a key, as an edit that can be undone', async ({ page }) => {
  const panel = webview(page);
  await page.evaluate((text) => navigator.clipboard.writeText(text), trace);
  await panel.getByRole('button', { name: 'Paste a trace…' }).click();
  await pick(page, 'The clipboard');
  const call = panel.locator('section.actions .call', { hasText: 'lookup_order' });
  await call.getByText('Add as a case').scrollIntoViewIfNeeded();
  await screenshot(page, 'live-actions-8-trace');
  await call.getByRole('button', { name: /^Add as a case: lookup_order/ }).press('Enter');
  await activeTab(page, 'support.suite.yaml', 'edited').waitFor();
  for (const words of ['refund-my-helmet-fc-20588-100', 'eve@evil.example', 'rule: email-to-outsider'])
    await lineOf(page, words).waitFor();
  await panel.getByText(/65 cases judged/).waitFor();
  await screenshot(page, 'live-actions-8-case');
  await page.keyboard.press('ControlOrMeta+Z');
  await activeTab(page, 'support.suite.yaml', 'saved').waitFor();
  await panel.getByText(/64 cases judged/).waitFor();
  expect(await notifications(page, 'error')).toEqual([]);
});

/** A line that the editor shows; only what is scrolled to is there. */
const lineOf = (page: Page, hasText: string) => page.locator('.editor-group-container.active .view-line', { hasText });

/** VS Code shows blanks that do not break; the id has none. */
const issueRefundId = 'issue-refund-order-fc-20588-amount';

/** The preview has come to the top of the panel, where one looks. */
async function expectInSight(page: Page): Promise<void> {
  const box = await webview(page).locator('section.actions h2').boundingBox();
  expect(box?.y).toBeGreaterThan(0);
  expect(box?.y).toBeLessThan(400);
}
