// The first thing that a person may do: show the panel, where nothing else has woken the extension yet.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { sampleWorkspace } from '../scripts/project.ts';
import { showPanel } from './panel.ts';
import { sessionTest } from './sessionTest.ts';
import { notifications, screenshot, webview } from './workbench.ts';

/** A folder in which there is neither a policy nor a suite: an extension that waits for these sleeps. */
const test = sessionTest({ workspace: join(sampleWorkspace, 'answers'), viewport: { width: 1600, height: 1000 } });

test('the panel comes up as soon as it is asked for, and says what it needs', async ({ page }) => {
  const panel = await showPanel(page);
  await panel.getByText('No suite yet').waitFor();
  await screenshot(page, 'live-first-1-nothing');
  expect(await notifications(page, 'error')).toEqual([]);
});

test('suites that come later are offered', async ({ page, folder }) => {
  await cp(sampleWorkspace, folder, { recursive: true });
  const panel = webview(page);
  await panel.getByText('No suite is shown').waitFor();
  await panel.locator('.suite', { hasText: 'smalltalk' }).waitFor();
  await screenshot(page, 'live-first-2-suites');
});

test('one of them is shown with a click, judged at once', async ({ page, model }) => {
  const panel = webview(page);
  await panel.locator('.suite', { hasText: 'support-agent' }).getByRole('button', { name: 'Show' }).click();
  await panel.getByText(/64 cases judged/).waitFor();
  await screenshot(page, 'live-first-3-shown');
  expect(model.requestCount()).toBe(0);
});
