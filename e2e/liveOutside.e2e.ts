// What the command line records while the panel is open, and what somebody deletes.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect } from 'vitest';
import { recordsIn, writeMiniProject } from './miniProject.ts';
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
const cases = Array.from({ length: size }, (_, index) => ({ input: `Parcel ${index}?` }));

const test = sessionTest({
  file: 'mini.policy.yaml',
  viewport: { width: 1600, height: 1000 },
  prepare: ({ folder }) => writeMiniProject(folder, slow, { policy, cases }),
});

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const command = [cli, 'run', 'mini.suite.yaml'];

test('answers of the command line are judged as they come, and its run is compared with', async ({ page, folder }) => {
  const panel = await showPanel(page);
  await panel.getByRole('button', { name: `${size} need a run` }).waitFor();
  slow.take(400);
  const running = spawn(process.execPath, command, { cwd: folder, stdio: 'ignore' });
  // No more than the first answers: an editor may tell of nothing but the new folder that they are in.
  await expect.poll(() => slow.answered()).toBeGreaterThan(0);
  slow.take(tooLong);
  await panel.getByRole('button', { name: new RegExp(`^[1-${size - 1}] need a run$`) }).waitFor();
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
  for (const record of await recordsIn(folder)) await rm(record);
  await panel.locator('section.history').waitFor({ state: 'detached' });
  await panel.locator('#baseline-menu-button', { hasText: 'last saved' }).waitFor();
  await screenshot(page, 'live-outside-3-deleted');
  await rm(join(folder, '.railwright'), { recursive: true });
  await panel.getByRole('button', { name: `${size} need a run` }).waitFor();
  expect(await notifications(page, 'error')).toEqual([]);
});
