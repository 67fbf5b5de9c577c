// What the lines of rules and cases say: the verdicts of the live session, with nothing run.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { clickLens, codeLenses, goTo, replace, revert } from './editor.ts';
import { sessionTest } from './sessionTest.ts';
import { tryAgain } from './tryAgain.ts';
import { notifications, openFile, runCommand, screenshot, webview } from './workbench.ts';

/** A suite with one case that is being typed. */
const halfTyped = `suite: half
policy: ./support.policy.yaml
model: recorded
cases:
  - { id: greeting, kind: normal, input: Hello, recorded: { output: Hi }, expect: allow }
  - id: to-come
    ki
  - { id: thanks, kind: normal, input: Thank you, recorded: { output: You are welcome }, expect: block }
`;

const test = sessionTest({
  file: 'support.policy.yaml',
  viewport: { width: 1600, height: 1000 },
  workspaceTrust: 'on',
  settings: { 'editor.inlayHints.enabled': 'on' },
  prepare: ({ folder }) => writeFile(join(folder, 'half.suite.yaml'), halfTyped),
});

/** A line of the file in front, with the hint behind it. */
const line = (page: Page, text: RegExp): Locator =>
  page.locator('.editor-group-container.active .view-line', { hasText: text }).first();

/** Lines have spaces of another kind. */
const words = (text: string): RegExp => new RegExp(text.replaceAll(' ', '\\s*'));

/** Moves the mouse over a text of a hint, as a person does: a jump shows nothing. */
async function pointAt(page: Page, text: string): Promise<void> {
  const box = await page.locator('.view-line span', { hasText: text }).last().boundingBox();
  if (!box) throw new Error(`\`${text}\` is not in sight`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(0, 0);
  await page.mouse.move(x - 20, y);
  await page.mouse.move(x, y, { steps: 10 });
}

test('in Restricted Mode and with nothing run, a rule says what it does, and a case what it comes to', async ({
  page,
}) => {
  await codeLenses(page, 'Show cases').first().waitFor();
  await goTo(page, 44);
  await line(page, words('refund-within-limit 9 cases')).waitFor();
  await line(page, words('refund-over-limit 3 cases · caught 2 attacks')).waitFor();
  await screenshot(page, 'verdicts-1-rules');
  await openFile(page, 'support.suite.yaml');
  await line(page, words('track-parcel ✓ allow')).waitFor();
  await codeLenses(page, 'Show result').first().waitFor();
  await screenshot(page, 'verdicts-2-cases');
});

test('an edit of the policy changes what is said, with what it was, before anything is saved', async ({ page }) => {
  await openFile(page, 'support.policy.yaml');
  await replace(page, 'refund_limit: 100', 'refund_limit: 40');
  await goTo(page, 44);
  await line(page, words('refund-over-limit 7 cases · caught 2 attacks · refused 4 legitimate')).waitFor();
  await screenshot(page, 'verdicts-3-edited-rules');
  await openFile(page, 'support.suite.yaml');
  await replace(page, 'id: refund-one-tyre', 'id: refund-one-tyre');
  await line(page, words('refund-one-tyre ✗ require_approval by refund-over-limit, was allow')).waitFor();
  await screenshot(page, 'verdicts-4-edited-cases');
});

test('a half-typed policy leaves what was judged before, and marks it', async ({ page }) => {
  await openFile(page, 'support.policy.yaml');
  await replace(page, 'args.amount <= values.refund', 'args.amount <= valu.refund');
  await goTo(page, 44);
  await line(page, words('refund-over-limit .*refused 4 legitimate \\(stale\\)')).waitFor();
  const tooltip = page.locator('.monaco-hover:visible');
  const where = tooltip.getByText(words('in .?support.suite.yaml.?, on the answers of'));
  // A hint that is drawn anew under the mouse shows nothing.
  await tryAgain(async () => {
    await pointAt(page, 'legitimate\u00a0(stale)');
    await where.waitFor({ timeout: 3_000 });
  });
  await tooltip.getByText(words('judged before this: the policy has an error in support.policy.yaml:46')).waitFor();
  await screenshot(page, 'verdicts-5-half-typed');
  await revert(page);
  await line(page, words('refund-over-limit 3 cases · caught')).waitFor();
  await expect.poll(() => line(page, words('stale')).count()).toBe(0);
});

test('of several suites that are open, what is said follows the one that one turns to', async ({ page }) => {
  await openFile(page, 'smalltalk.suite.yaml');
  await openFile(page, 'support.suite.yaml');
  await goTo(page, 30);
  await line(page, words('track-parcel ✓ allow')).waitFor();
});

test('a lens leads to the result', async ({ page }) => {
  await clickLens(codeLenses(page, 'Show result').first(), webview(page).getByText('What the user sees').first());
});

test('after a reload of the window, all is there', async ({ page }) => {
  await page.reload();
  await line(page, words('refund-within-limit 9 cases')).waitFor();
  await screenshot(page, 'verdicts-6-reloaded');
  await runCommand(page, 'View: Close Editor');
  expect(await notifications(page, 'error')).toEqual([]);
});

test('a suite that is opened with a broken case shows the verdicts of the others', async ({ page }) => {
  await openFile(page, 'half.suite.yaml');
  await line(page, words('greeting ✓ allow')).waitFor();
  await line(page, words('to-come – not judged')).waitFor();
  await line(page, words('thanks ✗ allow')).waitFor();
  await runCommand(page, 'Railwright: Show Panel');
  await webview(page)
    .getByText(/1 case is not judged: the suite has an error in half.suite.yaml:7/)
    .first()
    .waitFor();
  await screenshot(page, 'verdicts-7-broken-case');
});
