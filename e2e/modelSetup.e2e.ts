// With no model configured, Run offers to set one up: provider, address, model, key, a test call; then it runs.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { clickLens, codeLenses } from './editor.ts';
import { sessionTest } from './sessionTest.ts';
import { answerInput, notification, openFile, pick, runCommand, screenshot, webview } from './workbench.ts';

const key = 'sk-e2e-0123456789abcdef';

const suite = `suite: fresh
policy: ./support.policy.yaml
model: own
cases:
  - { id: hello, kind: normal, input: Hello there, expect: allow }
`;

const test = sessionTest({
  file: 'fresh.suite.yaml',
  viewport: { width: 1600, height: 1000 },
  prepare: async ({ folder, model }) => {
    model.answer('Hello there', 'Good morning! What can I do for your bike?');
    await writeFile(join(folder, 'fresh.suite.yaml'), suite);
  },
});

test('Run offers to set up a model that the settings do not have', async ({ page, model }) => {
  const notice = notification(page, 'own').first();
  await clickLens(codeLenses(page, /Run against own \(/).first(), notice);
  await screenshot(page, 'setup-1-offer');
  await notice.getByRole('button', { name: /Set Up/ }).click();
  await pick(page, 'Another service');
  await answerInput(page, model.url);
  await answerInput(page, 'mock-1');
  await pick(page, 'Type in a key…');
  await answerInput(page, key);
  await screenshot(page, 'setup-2-name');
  await answerInput(page, 'own');
  await expect.poll(() => model.requestCount(), { timeout: 20_000 }).toBeGreaterThan(0);
});

test('it is written to railwright.yaml beside what stands there, without the key', async ({ page, folder }) => {
  await page.locator('.tab', { hasText: 'railwright.yaml' }).waitFor();
  const read = (): Promise<string> => readFile(join(folder, 'railwright.yaml'), 'utf8');
  await expect.poll(read).toContain('own:');
  const settings = await read();
  expect(settings).toContain('cautious:');
  expect(settings).toContain('# A recorded model that refuses too much.');
  expect(settings).toContain('${secret:');
  expect(settings).not.toContain(key);
  await screenshot(page, 'setup-3-written');
});

test('the suite runs against it, and the key is in no file', async ({ page, folder }) => {
  await openFile(page, 'fresh.suite.yaml');
  await codeLenses(page, /Run against own \(/)
    .first()
    .click();
  await runCommand(page, 'Railwright: Show Panel');
  await webview(page).getByText('1 passed').waitFor();
  await screenshot(page, 'setup-4-run');
  // A suite of one case has warnings of its own.
  const counts = page.locator('[id="status.problems"] a');
  await expect.poll(() => counts.getAttribute('aria-label')).toMatch(/^Warnings: \d+$/);
  for (const file of await filesBelow(folder)) expect(await readFile(file, 'utf8')).not.toContain(key);
});

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
