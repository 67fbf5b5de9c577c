import { appendFile, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordOf } from '../../../disk/test/runs/records.ts';
import { unreadableRecords } from '../../src/live/baselines/unreadableRecords.ts';

const record = JSON.stringify(recordOf(3));
const half = record.slice(0, record.length / 2);

async function startWatch() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'railwright-records-')));
  const path = join(folder, 'run.json');
  await writeFile(path, half);
  const told: string[] = [];
  const pending: (() => void | Promise<void>)[] = [];
  const note = unreadableRecords(
    (_, work) => {
      pending.push(work);
      return () => undefined;
    },
    (_, reason) => told.push(reason),
  );
  await note(path);
  return {
    path,
    note,
    told,
    pending,
    /** The next look at what could not be read. */
    lookAgain: async () => pending.shift()?.(),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

test('a record that is half written is not told of, however long its writer takes', async () => {
  await using watch = await startWatch();
  await appendFile(watch.path, record.slice(half.length, -5));
  await watch.lookAgain();
  expect([watch.told, watch.pending.length]).toEqual([[], 1]);
  await appendFile(watch.path, record.slice(-5));
  await watch.lookAgain();
  expect([watch.told, watch.pending.length]).toEqual([[], 0]);
});

test('one that stays as it is, is told of', async () => {
  await using watch = await startWatch();
  await watch.note(watch.path);
  expect([watch.told, watch.pending.length]).toEqual([[], 1]);
  await watch.lookAgain();
  expect([watch.told.length, watch.pending.length]).toEqual([1, 0]);
});

test('one that is deleted meanwhile is not told of', async () => {
  await using watch = await startWatch();
  await rm(watch.path);
  await watch.lookAgain();
  expect([watch.told, watch.pending.length]).toEqual([[], 0]);
});
