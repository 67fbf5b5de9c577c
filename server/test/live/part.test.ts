import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { PanelMessage } from '#protocol/panel/messages.ts';
import type { PanelView } from '#protocol/panel/view.ts';
import { createLiveSession } from '../../src/live/liveSession.ts';
import type { FromLive } from '../../src/live/messages.ts';
import { type Schedule, systemSchedule } from '../../src/schedule.ts';

// What is chosen while only a part of a large suite is in sight.

const policy = 'policy: p\nversion: "1"\nowner: us\ninput: [{ id: word, when: { contains: bomb }, then: block }]\n';
const casesOf = (count: number): string =>
  Array.from({ length: count }, (_, at) => `  - { id: c${at}, kind: normal, input: Hello ${at} }\n`).join('');

async function startFolder(count: number) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'railwright-part-')));
  await writeFile(join(folder, 'p.policy.yaml'), policy);
  const suite = join(folder, 's.suite.yaml');
  await writeFile(suite, `suite: s\npolicy: ./p.policy.yaml\nmodel: recorded\ncases:\n${casesOf(count)}`);
  return { folder, suite, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/** What the panel shows until all of the suite is shown; `onView` says what the user does then. */
function viewsOf(
  { folder, suite }: { readonly folder: string; readonly suite: string },
  onView: (view: PanelView) => PanelMessage | undefined,
): Promise<readonly PanelView[]> {
  const views: PanelView[] = [];
  let time = 0;
  const schedule: Schedule = (_, work) => systemSchedule(0, work);
  return new Promise((resolve, reject) => {
    const tell = createLiveSession({
      schedule,
      now: () => time,
      post: (said: FromLive) => {
        if (said.kind === 'log') reject(new Error(said.message));
        if (said.kind !== 'panel' || said.message.kind !== 'view') return;
        const { view } = said.message;
        views.push(view);
        // From now on, what is under way is brought to its end, whatever is wanted meanwhile.
        time = 1000;
        const message = onView(view);
        if (message) setImmediate(() => tell({ kind: 'panel', message }));
        if (view.kind === 'live' && !view.progress) resolve(views);
      },
    });
    tell({ kind: 'folders', paths: [folder] });
    tell({ kind: 'panel', message: { kind: 'suite', uri: pathToFileURL(suite).href } });
  });
}

test('a case of the part opens at once, and stays open when all of the suite is shown', async () => {
  await using project = await startFolder(12_000);
  let isClicked = false;
  const views = await viewsOf(project, (view) => {
    if (view.kind !== 'live' || isClicked) return undefined;
    isClicked = true;
    return { kind: 'select', key: 'c0' };
  });
  const seen = views.flatMap((view) => (view.kind === 'live' ? [[view.header.counts.total, view.selected?.key]] : []));
  expect(seen).toEqual([
    [2000, undefined],
    [2000, 'c0'],
    [12_000, 'c0'],
  ]);
});
