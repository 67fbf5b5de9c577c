// A run that is under way in the Test Explorer, and is cancelled there.
import { readFile } from 'node:fs/promises';
import { afterAll, expect } from 'vitest';
import type { RunRecord } from '#schemas/generated/run.ts';
import { recordsIn, writeMiniProject } from './miniProject.ts';
import { sessionTest } from './sessionTest.ts';
import { startSlowModel } from './slowModel.ts';
import { press, row, showExplorer, stateOf, summary, unfold } from './testTree.ts';
import { notifications, screenshot } from './workbench.ts';

const slow = await startSlowModel('Your parcel is on its way.');
afterAll(() => slow.stop());

const size = 12;
const policy =
  'policy: mini\nversion: "1"\nowner: a@b.example\ninput: [{ id: long, when: { longer_than: 500 }, then: block }]\n';
const cases = Array.from({ length: size }, (_, index) => ({ input: `Where is parcel ${index + 1}?` }));

const test = sessionTest({
  file: 'mini.policy.yaml',
  viewport: { width: 1600, height: 1000 },
  prepare: ({ folder }) => writeMiniProject(folder, slow, { policy, cases }),
});

/** How the cases of the only record ended. */
async function endingsIn(folder: string): Promise<readonly string[]> {
  const [path = ''] = await recordsIn(folder);
  const { results } = JSON.parse(await readFile(path, 'utf8')) as RunRecord;
  return results.map(({ notEvaluated }) => notEvaluated?.reason ?? 'evaluated');
}

test('a run is cancelled with the button of the explorer: what was answered stands, the rest was not run', async ({
  page,
  folder,
}) => {
  await showExplorer(page, 'mini');
  await unfold(page, 'mini');
  await row(page, 'normal').waitFor();
  await unfold(page, 'normal');
  await row(page, `parcel-${size}`).waitFor();
  slow.take(1500);
  await press(page, 'mini', 'Run Test');
  await summary(page).getByText(`2/${size}`).waitFor();
  await screenshot(page, 'tests-cancel-1-running');
  await page.locator('.sidebar .title-actions .action-label[aria-label^="Cancel Test Run"]').click();
  await expect.poll(() => recordsIn(folder)).toHaveLength(1);
  const endings = await endingsIn(folder);
  const answered = endings.filter((ending) => ending === 'evaluated').length;
  expect(answered).toBeGreaterThanOrEqual(2);
  expect(new Set(endings.slice(answered))).toEqual(new Set(['cancelled']));
  await expect.poll(() => stateOf(page, `parcel-${size}`)).not.toContain('Queued');
  await expect.poll(() => stateOf(page, 'parcel-1')).toContain('(Passed)');
  await screenshot(page, 'tests-cancel-2-cancelled');
  expect(await stateOf(page, `parcel-${size}`)).toContain('(Skipped)');
  await summary(page).getByText(`${answered}/${answered}`).waitFor();
  expect(await notifications(page, 'error')).toEqual([]);
});

test('the next run asks only what was not answered, and nobody was asked in between', async ({ page, folder }) => {
  const endings = await endingsIn(folder);
  const answered = endings.filter((ending) => ending === 'evaluated').length;
  // The question that was under way is the only one that was asked and not answered.
  expect(slow.asked() - answered).toBeLessThanOrEqual(1);
  const before = slow.asked();
  slow.take(0);
  await press(page, 'mini', 'Run Test');
  await summary(page).getByText(`${size}/${size}`).waitFor();
  expect(slow.asked() - before).toBe(size - answered);
  await screenshot(page, 'tests-cancel-3-run-again');
});
