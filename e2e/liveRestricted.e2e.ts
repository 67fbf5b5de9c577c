// Restricted Mode: a draft is judged and traces are previewed, but nobody is asked and no program is started.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { clickLens, codeLenses, codeLensOf, replace } from './editor.ts';
import { commitAll } from './git.ts';
import { choose } from './panel.ts';
import { sessionTest } from './sessionTest.ts';
import {
  clearNotifications,
  isCommand,
  notification,
  openFile,
  runCommand,
  screenshot,
  trustWorkspace,
  webview,
} from './workbench.ts';

/** Where git writes down what it is called for, whoever calls it. */
const traces = await mkdtemp(join(tmpdir(), 'git-'));
const trace = join(traces, 'trace');
await writeFile(trace, '');
afterAll(() => rm(traces, { recursive: true }));

const suite = `suite: asking
policy: ./support.policy.yaml
model: mock
cases:
  - { id: hello, kind: normal, input: Hello there, expect: allow }
`;

const test = sessionTest({
  file: 'support.policy.yaml',
  workspaceTrust: 'on',
  viewport: { width: 1600, height: 1000 },
  env: { GIT_TRACE: trace },
  prepare: async ({ folder, model }) => {
    const settings = { models: { mock: { provider: 'openai-compatible', model: 'mock-1', url: model.url } } };
    await writeFile(join(folder, 'railwright.yaml'), JSON.stringify(settings));
    await writeFile(join(folder, 'asking.suite.yaml'), suite);
    await commitAll(folder);
  },
});

test('a draft is judged as it is typed, against what was saved', async ({ page }) => {
  await codeLenses(page, 'Preview blocked actions').first().waitFor();
  await runCommand(page, 'Railwright: Show Panel');
  const panel = webview(page);
  await panel.getByText('Restricted Mode: recorded answers are judged').waitFor();
  await panel.locator('#baseline-menu-button', { hasText: 'last saved' }).waitFor();
  await replace(page, 'refund_limit: 100', 'refund_limit: 40');
  await panel.locator('.summary', { hasText: '4 more of 36 legitimate requests are held' }).waitFor();
  await screenshot(page, 'live-restricted-1-flips');
});

test('calls are previewed', async ({ page }) => {
  const lens = await codeLensOf(page, 'id: refund-over-limit', 'Preview blocked actions');
  const actions = webview(page).locator('section.actions');
  await clickLens(lens, actions.getByText(/^rule refund-over-limit · \d+ proposed calls$/));
  await screenshot(page, 'live-restricted-2-actions');
});

test('git is not run, and it says so', async ({ page }) => {
  await choose(webview(page), 'baseline', 'Another revision…');
  await notification(page, 'git is not run in Restricted Mode').waitFor();
  await screenshot(page, 'live-restricted-3-git');
  expect(await readFile(trace, 'utf8')).toBe('');
  await clearNotifications(page);
});

test('no button and no command runs a case', async ({ page, model }) => {
  expect(await isCommand(page, 'Railwright: Run Suite')).toBe(false);
  await openFile(page, 'asking.suite.yaml');
  const run = webview(page).locator('vscode-button', { hasText: 'Run 1' });
  await run.waitFor();
  await expect.poll(() => run.getAttribute('aria-disabled')).toBe('true');
  // To the button itself: the panel still moves, and a click at its place may meet another one.
  await run.dispatchEvent('click');
  await screenshot(page, 'live-restricted-4-run');
  const refusal = notification(page, 'In Restricted Mode no model is called');
  await clickLens(codeLenses(page, /Run against mock \(/).first(), refusal.first());
  expect(model.requestCount()).toBe(0);
  await clearNotifications(page);
});

test('once the folder is trusted, the same panel asks git and the model', async ({ page, model }) => {
  await trustWorkspace(page);
  const panel = webview(page);
  await panel.getByText('Restricted Mode: recorded answers are judged').waitFor({ state: 'hidden' });
  await panel.locator('#baseline-menu-button', { hasText: 'git HEAD' }).waitFor();
  await expect.poll(() => readFile(trace, 'utf8')).toContain('--literal-pathspecs');
  await panel.locator('vscode-button', { hasText: 'Run 1' }).click();
  await expect.poll(() => model.requestCount()).toBe(1);
  await screenshot(page, 'live-restricted-5-trusted');
});
