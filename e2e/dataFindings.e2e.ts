// What is wrong with the data that policies and suites draw on: rows of data sets, and files of tools.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { problems, replace, revert, select, squiggles } from './editor.ts';
import { sessionTest } from './sessionTest.ts';
import { tryAgain } from './tryAgain.ts';
import { activeTab, openFile, runCommand, screenshot } from './workbench.ts';

const rows = Array.from({ length: 300 }, (_, index) => `${index},Please cancel my order ${index},unsafe,I have.\n`);

const suite = `suite: prompts
policy: ./support.policy.yaml
model: recorded
datasets:
  - file: ./prompts.csv
    id: { column: id, prefix: prompt- }
    input: { column: prompt }
    kind: { column: label, map: { safe: edge, unsafe: attack } }
    expect: { column: label, map: { safe: allow, unsafe: rewrite } }
    recorded: { output: { column: answer } }
`;

const policy = 'policy: post\nversion: "1"\nowner: trust@shop.example\ntools: ./post-tools.json\n';
const tools = '[\n  { "name": "send", "inputSchema": {} },\n  { "name": "send", "inputSchema": {} }\n]\n';

const test = sessionTest({
  file: 'prompts.suite.yaml',
  viewport: { width: 1500, height: 950 },
  prepare: async ({ folder }) => {
    await writeFile(join(folder, 'prompts.csv'), `id,prompt,label,answer\n${rows.join('')}`);
    await writeFile(join(folder, 'prompts.suite.yaml'), suite);
    await writeFile(join(folder, 'post.policy.yaml'), policy);
    await writeFile(join(folder, 'post-tools.json'), tools);
  },
});

test('hundreds of rows with one fault are one finding, with a way to the first of them', async ({ page }) => {
  await expect
    .poll(() => problems(page), { timeout: 30_000 })
    .toContainEqual(expect.objectContaining({ code: 'impossible-expectation', line: 9 }));
  const found = (await problems(page)).filter(({ code }) => code === 'impossible-expectation');
  expect(found).toHaveLength(1);
  expect(found[0]?.message).toContain('and 297 more rows of `./prompts.csv`');
  await screenshot(page, 'data-1-rows');
  await page
    .locator('.markers-panel .monaco-list-row', { hasText: 'prompts.csv' })
    .getByText('the row')
    .first()
    .dblclick();
  await activeTab(page, 'prompts.csv').waitFor();
  await page.locator('.statusbar-item', { hasText: /Ln 2\b/ }).waitFor();
  await screenshot(page, 'data-2-row');
});

test('a file of tools shows what is wrong with it, and one key mends it', async ({ page }) => {
  await openFile(page, 'tools.json');
  expect(await squiggles(page, 'warning').count()).toBe(0);
  // The second tool gets the name of the first one; `required` is where the file first says `query`.
  await replace(page, 'search_help', 'lookup_order');
  await replace(page, 'query', 'quary');
  await expect.poll(() => squiggles(page, 'warning').count(), { timeout: 15_000 }).toBe(2);
  await select(page, 'quary');
  await tryAgain(async () => {
    await page.keyboard.press('ControlOrMeta+.');
    await page.locator('.action-widget').getByText(/query/).first().waitFor({ timeout: 5_000 });
  });
  await screenshot(page, 'data-3-tools');
  await page.keyboard.press('Enter');
  await expect.poll(() => squiggles(page, 'warning').count(), { timeout: 15_000 }).toBe(1);
  await revert(page);
  await squiggles(page, 'warning').first().waitFor({ state: 'hidden' });
});

test('a file of tools stands in the Problems view once, open or not', async ({ page }) => {
  const found = async () => (await problems(page)).filter(({ code }) => code === 'duplicate-tool');
  await expect.poll(found, { timeout: 15_000 }).toHaveLength(1);
  const closed = await found();
  expect(closed).toMatchObject([{ line: 3, message: 'there is a tool `send` already' }]);
  await screenshot(page, 'data-4-closed-tools');
  await openFile(page, 'post-tools.json');
  await squiggles(page, 'warning').first().waitFor();
  expect(await found()).toEqual(closed);
  await screenshot(page, 'data-5-open-tools');
  await replace(page, '"send"', '"post"');
  await expect.poll(found, { timeout: 15_000 }).toEqual([]);
  await revert(page);
  await expect.poll(found, { timeout: 15_000 }).toEqual(closed);
  await runCommand(page, 'View: Close Editor');
  await activeTab(page, 'post-tools.json').waitFor({ state: 'detached' });
  expect(await found()).toEqual(closed);
});
