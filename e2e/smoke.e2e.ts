// The sample workspace as it comes, and the way from a finding to the page of its check.
import { expect } from 'vitest';
import { codeLenses, goTo, problems, squiggles, typeAt } from './editor.ts';
import { sessionTest } from './sessionTest.ts';
import { activeTab, notifications, openFile, runCommand, screenshot } from './workbench.ts';

const test = sessionTest({ file: 'support.suite.yaml' });

test('the sample workspace opens without a complaint', async ({ page, model }) => {
  await codeLenses(page, 'Preview').first().waitFor();
  await openFile(page, 'support.policy.yaml');
  expect(await problems(page)).toEqual([]);
  expect(await notifications(page, 'error')).toEqual([]);
  expect(model.requestCount()).toBe(0);
  await screenshot(page, 'sample-policy');
});

test("a finding's code opens the page of its check, as it is meant to be read", async ({ page }) => {
  await openFile(page, 'baseline.policy.yaml');
  await typeAt(page, 1, 1, '# A key that no policy has.\nfoo: 1\n');
  await squiggles(page, 'error').first().waitFor();
  await goTo(page, 2, 2);
  await runCommand(page, 'Show or Focus Hover');
  const link = page.locator('.monaco-hover:visible a.code-link', { hasText: 'unknown-key' });
  await link.waitFor();
  await screenshot(page, 'check-hover');
  await link.click();
  await activeTab(page, 'unknown-key.md').waitFor();
  const preview = page.frameLocator('iframe.webview').frameLocator('#active-frame');
  await preview.getByRole('heading', { name: 'unknown-key', level: 1 }).waitFor();
  await preview.getByRole('heading', { name: 'When to switch it off' }).waitFor();
  await screenshot(page, 'check-page');
  expect(await notifications(page, 'error')).toEqual([]);
});
