import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listRuns, listSummaries } from '../src/runs/listRuns.ts';
import { readRun } from '../src/runs/readRun.ts';
import { saveRun } from '../src/runs/saveRun.ts';
import { type WritableDisk, writeWhole } from '../src/writeWhole.ts';
import { recordOf } from './runs/records.ts';

let folder = '';
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), 'railwright-disk-'));
});
afterEach(() => fs.rm(folder, { recursive: true, force: true }));

/** The names of all files in the folder, in order. */
const names = async (): Promise<readonly string[]> => (await fs.readdir(folder)).sort();

/** An error as the file system gives it. */
const failure = (code: string): Error => Object.assign(new Error(`${code}: no`), { code });

describe('a file', () => {
  test('is written whole or not at all, and nothing is left beside it', async () => {
    const texts = ['one', 'two', 'three'].map((text) => text.repeat(100_000));
    await writeWhole(join(folder, 'a.txt'), 'old');
    await Promise.all(texts.map((text) => writeWhole(join(folder, 'a.txt'), text)));
    expect(texts).toContain(await fs.readFile(join(folder, 'a.txt'), 'utf8'));
    await fs.mkdir(join(folder, 'taken'));
    await expect(writeWhole(join(folder, 'taken'), 'text')).rejects.toThrow();
    expect(await names()).toEqual(['a.txt', 'taken']);
  });
});

describe('a run', () => {
  const id = recordOf(0).id;

  test('is saved in a folder that was not there', async () => {
    const path = await saveRun(join(folder, 'a', 'runs'), recordOf(3));
    expect(path).toBe(join(folder, 'a', 'runs', `${id}.json`));
    expect(await readRun(path)).toEqual({ kind: 'record', record: recordOf(3) });
  });

  test('does not take the name of another, also where several are saved at once', async () => {
    const counts = [1, 2, 3];
    const paths = await Promise.all(counts.map((count) => saveRun(folder, recordOf(count))));
    expect(paths.toSorted()).toEqual(['', '-2', '-3'].map((end) => join(folder, `${id}${end}.json`)).toSorted());
    for (const [index, path] of paths.entries())
      expect(await readRun(path)).toEqual({ kind: 'record', record: recordOf(counts[index] ?? 0) });
  });

  test('is saved on a disk that knows no links', async () => {
    const disk = { ...fs, link: () => Promise.reject(failure('ENOTSUP')) };
    expect(await readRun(await saveRun(folder, recordOf(2), disk))).toEqual({ kind: 'record', record: recordOf(2) });
    expect(await names()).toEqual([`${id}.index`, `${id}.json`]);
  });

  test.each([
    ['ENOSPC', 'the disk is full'],
    ['EROFS', 'the disk is read-only'],
    ['EACCES', 'the folder may not be written to'],
    ['EIO', 'EIO: no'],
  ])('that cannot be written (%s) says why, and leaves nothing behind', async (code, message) => {
    const disk: WritableDisk = { ...fs, open: (path, flags) => failing(fs.open(path, flags), failure(code)) };
    const record = recordOf(2000);
    await expect(saveRun(folder, record, disk)).rejects.toThrow(message);
    expect(await names()).toEqual([]);
    expect(record).toEqual(recordOf(2000));
    // As soon as there is room, it can be saved.
    expect(await readRun(await saveRun(folder, record))).toMatchObject({ kind: 'record' });
  });

  /** A file that takes the first piece, and no more. */
  async function failing(opening: ReturnType<typeof fs.open>, error: Error): ReturnType<typeof fs.open> {
    const file = await opening;
    const write = file.writeFile.bind(file);
    let pieces = 0;
    file.writeFile = (data, options) => (pieces++ === 0 ? write(data, options) : Promise.reject(error));
    return file;
  }

  test('is saved also where its folder is deleted in between, once', async () => {
    let deletions = 0;
    const disk = (times: number): WritableDisk => ({
      ...fs,
      link: async (from, to) => {
        if (deletions++ < times) await fs.rm(join(folder, 'runs'), { recursive: true });
        return fs.link(from, to);
      },
    });
    const path = await saveRun(join(folder, 'runs'), recordOf(2), disk(1));
    expect(await readRun(path)).toMatchObject({ kind: 'record' });
    await expect(saveRun(join(folder, 'runs'), recordOf(2), disk(99))).rejects.toThrow('the folder was deleted');
  });

  test('whose folder is a file says so', async () => {
    await fs.writeFile(join(folder, 'runs'), '');
    await expect(saveRun(join(folder, 'runs'), recordOf(1))).rejects.toThrow('a file is where its folder should be');
  });

  test('takes away what broken writers and deleted records left, and nothing else', async () => {
    const day = 24 * 3600;
    const now = Date.now() / 1000;
    for (const name of ['gone.index', 'notes.txt', 'old.json.x.tmp', 'new.json.x.tmp'])
      await fs.writeFile(join(folder, name), '');
    await fs.utimes(join(folder, 'old.json.x.tmp'), now - 2 * day, now - 2 * day);
    await saveRun(folder, recordOf(1));
    expect(await names()).toEqual([`${id}.index`, `${id}.json`, 'new.json.x.tmp', 'notes.txt']);
  });
});

describe('runs are listed', () => {
  test('by their names, newest first; what is no run is passed over', async () => {
    for (const name of ['20260101T1-a.json', '20261231T1-a.json', '20260615T1-a.json', 'x.json.tmp', 'x.index'])
      await fs.writeFile(join(folder, name), '');
    expect(await listRuns(folder)).toEqual(['20261231T1-a', '20260615T1-a', '20260101T1-a']);
    expect(await listRuns(join(folder, 'nobody'))).toEqual([]);
  });

  const idOf = (day: number, suite = 'shop'): string => `202611${10 + day}T101500000Z-${suite}-3f2a1c`;

  async function save(day: number, suite = 'shop', id = idOf(day, suite)): Promise<void> {
    const record = recordOf(2);
    const startedAt = `2026-11-${10 + day}T10:15:00.000Z`;
    await saveRun(folder, { ...record, id, startedAt, suite: { ...record.suite, id: suite } });
  }

  test('with what is said of them: the newest of a suite, and those that are pinned', async () => {
    for (const day of [1, 2, 3, 4]) await save(day);
    await save(5, 'other-shop');
    await save(0, 'shop', 'the run of the audit');
    const pinned = new Set([idOf(1), 'nobody']);
    const suite = { id: 'shop', has: ({ id }: { id: string }) => id === 'shop' };
    const { runs, unreadable } = await listSummaries(folder, { suite, most: 2, pinned });
    // A name of somebody's own sorts as it may: it is one of the newest by its name.
    expect(runs.map(({ id }) => id)).toEqual([idOf(4), idOf(1), 'the run of the audit']);
    expect(runs[0]?.summary.counts).toEqual({ cases: 1, cancelled: 0 });
    expect(unreadable).toEqual([]);
    const every = await listSummaries(folder, { most: 100 });
    expect(every.runs.map(({ summary }) => summary.suite.id)).toEqual(['other-shop', ...Array(5).fill('shop')]);
  });

  test('of a suite that had another id, and not of others that have its id', async () => {
    await save(1, 'old-name');
    await save(2);
    await save(3, 'shop', 'the run of the audit');
    const suite = { id: 'shop', has: ({ id }: { id: string }) => id === 'old-name' };
    const { runs } = await listSummaries(folder, { suite, most: 9 });
    expect(runs.map(({ id }) => id)).toEqual([idOf(1, 'old-name')]);
  });

  test('from their indexes alone', async () => {
    await save(1);
    const index = join(folder, `${idOf(1)}.index`);
    const bytes = await fs.readFile(index, 'latin1');
    // The record says otherwise: nobody looks.
    await fs.writeFile(index, bytes.replace('"durationMs":4', '"durationMs":5'), 'latin1');
    expect((await listSummaries(folder, { most: 9 })).runs[0]?.summary.durationMs).toBe(5);
  });

  test('while those that cannot be read say why', async () => {
    await save(1);
    await fs.writeFile(join(folder, `${idOf(2)}.json`), '{"record":2}');
    expect(await listSummaries(folder, { most: 9 })).toMatchObject({
      runs: [{ id: idOf(1) }],
      unreadable: [{ id: idOf(2), reason: expect.stringMatching(/of version 2/) }],
    });
  });
});
