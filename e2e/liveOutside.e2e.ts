// What the command line records while the panel is open, and what somebody deletes.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect } from 'vitest';
import { showPanel } from './panel.ts';
import { sessionTest } from './sessionTest.ts';
import { startSlowModel } from './slowModel.ts';
import { notifications, screenshot, webview } from './workbench.ts';

const slow = await startSlowModel('Your parcel is on its way.');
afterAll(() => slow.stop());

const size = 8;

/** Until the test is over, in milliseconds. */
const tooLong = 600_000;

const policy =
  'policy: mini\nversion: "1"\nowner: a@b.example\ninput: [{ id: word, when: { contains: nobody }, then: block }]\n';
const suite = JSON.stringify({
  suite: 'mini',
  policy: './mini.policy.yaml',
  model: 'slow',
  cases: Array.from({ length: size }, (_, index) => ({
    id: `parcel-${index + 1}`,
    kind: 'normal',
    input: `Parcel ${index}?`,
  })),
});

const test = sessionTest({
  file: 'mini.policy.yaml',
  viewport: { width: 1600, height: 1000 },
  prepare: async ({ folder }) => {
    const models = { slow: { provider: 'openai-compatible', model: 'slow-1', url: slow.url } };
    await writeFile(join(folder, 'railwright.yaml'), JSON.stringify({ models, run: { concurrency: 1 } }));
    await writeFile(join(folder, 'mini.policy.yaml'), policy);
    await writeFile(join(folder, 'mini.suite.yaml'), suite);
  },
});

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const command = [cli, 'run', 'mini.suite.yaml'];

test('answers of the command line are judged as they come, and its run is compared with', async ({ page, folder }) => {
  const panel = await showPanel(page);
  await panel.getByRole('button', { name: `${size} need a run` }).waitFor();
  slow.take(400);
  const running = spawn(process.execPath, command, { cwd: folder, stdio: 'ignore' });
  // The folder of answers is new: an editor may take a moment until it watches it.
  await expect.poll(() => slow.answered()).toBeGreaterThan(4);
  slow.take(tooLong);
  await panel.getByRole('button', { name: /^[1-4] need a run$/ }).waitFor();
  await screenshot(page, 'live-outside-1-recording');
  running.kill();
  slow.take(0);
  await once(running, 'exit');
  await promisify(execFile)(process.execPath, command, { cwd: folder });
  await panel.getByRole('button', { name: `${size} passed` }).waitFor();
  await panel.locator('#baseline-menu-button', { hasText: /run of/ }).waitFor();
  await screenshot(page, 'live-outside-2-recorded');
});

test('the course of the runs grows with those of the command line', async ({ page, folder }) => {
  await promisify(execFile)(process.execPath, command, { cwd: folder });
  await webview(page).locator('section.history').getByText('run of').waitFor();
});

test('records that are deleted are compared with no more, and answers need a run again', async ({ page, folder }) => {
  const panel = webview(page);
  const runs = join(folder, '.railwright', 'runs');
  for (const name of await readdir(runs)) if (name.endsWith('.json')) await rm(join(runs, name));
  await panel.locator('section.history').waitFor({ state: 'detached' });
  await panel.locator('#baseline-menu-button', { hasText: 'last saved' }).waitFor();
  await screenshot(page, 'live-outside-3-deleted');
  await rm(join(folder, '.railwright'), { recursive: true });
  await panel.getByRole('button', { name: `${size} need a run` }).waitFor();
  expect(await notifications(page, 'error')).toEqual([]);
});
