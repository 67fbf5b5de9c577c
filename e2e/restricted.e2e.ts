// Restricted Mode: files are checked and recorded answers judged; no model is called.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { clickLens, codeLenses, replace, squiggles } from './editor.ts';
import { sessionTest } from './sessionTest.ts';
import { notification, openFile, runCommand, screenshot, statusItem, trustWorkspace, webview } from './workbench.ts';

const suite = `suite: live
policy: ./support.policy.yaml
model: mock
cases:
  - { id: hello, kind: normal, input: Hello there, expect: allow }
`;

const test = sessionTest({
  file: 'live.suite.yaml',
  workspaceTrust: 'on',
  viewport: { width: 1600, height: 1000 },
  prepare: async ({ folder, model }) => {
    const settings = { models: { mock: { provider: 'openai-compatible', model: 'mock-1', url: model.url } } };
    await writeFile(join(folder, 'railwright.yaml'), JSON.stringify(settings));
    await writeFile(join(folder, 'live.suite.yaml'), suite);
  },
});

test('files are checked', async ({ page }) => {
  await statusItem(page, 'Restricted Mode').waitFor();
  await openFile(page, 'support.policy.yaml');
  await replace(page, 'then: block', 'then: blok');
  await squiggles(page, 'error').first().waitFor();
  await screenshot(page, 'restricted-1-checked');
  await replace(page, 'then: blok', 'then: block');
  await squiggles(page, 'error').first().waitFor({ state: 'hidden' });
});

test('recorded answers are judged', async ({ page, model }) => {
  await openFile(page, 'support.suite.yaml');
  await codeLenses(page, 'Preview').first().click();
  await runCommand(page, 'Railwright: Show Panel');
  await webview(page).getByText('64 passed').waitFor();
  await screenshot(page, 'restricted-2-preview');
  expect(model.requestCount()).toBe(0);
});

test('no model is called, whatever is clicked', async ({ page, model }) => {
  await openFile(page, 'live.suite.yaml');
  const refusal = notification(page, 'In Restricted Mode no model is called');
  await clickLens(codeLenses(page, /Run against mock \(/).first(), refusal.first());
  await screenshot(page, 'restricted-3-refused');
  expect(model.requestCount()).toBe(0);
});

test('once the folder is trusted, the same lens asks the model', async ({ page, model }) => {
  await page.keyboard.press('Escape');
  await trustWorkspace(page);
  await openFile(page, 'live.suite.yaml');
  await codeLenses(page, /Run against mock \(/)
    .first()
    .click();
  await expect.poll(() => model.requestCount(), { timeout: 20_000 }).toBe(1);
  await screenshot(page, 'restricted-4-trusted');
});
