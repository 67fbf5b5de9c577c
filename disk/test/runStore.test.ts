import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { computeMetrics } from '#engine/compare/metrics.ts';
import type { RunRecord } from '#schemas/generated/run.ts';
import { listRuns, readRun, saveRun, writeWhole } from '../src/runStore.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'railwright-disk-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const record = (id: string): RunRecord => ({
  record: 1,
  id,
  startedAt: '2026-11-12T10:15:00.000Z',
  durationMs: 4,
  tool: { name: 'railwright', version: '1.0.0' },
  mode: 'run',
  policy: { path: 'p.policy.yaml', id: 'p', version: '1', sha256: 'a'.repeat(64), source: 'saved' },
  suite: { path: 's.suite.yaml', id: 's', sha256: 'b'.repeat(64) },
  model: { name: 'recorded', provider: 'recorded', model: 'recorded', params: {} },
  results: [],
  metrics: computeMetrics([]),
  gates: [],
});

const reasonOf = async (text: string): Promise<string> => {
  await writeFile(join(folder, 'x.json'), text);
  const stored = await readRun(join(folder, 'x.json'));
  return stored.kind === 'unreadable' ? stored.reason : 'a record';
};

test('a record is read as it was saved, in a folder that was not there', async () => {
  const path = await saveRun(join(folder, 'a', 'runs'), record('one'));
  expect(path).toBe(join(folder, 'a', 'runs', 'one.json'));
  expect(await readRun(path)).toEqual({ kind: 'record', record: record('one') });
});

test('a file is written whole or not at all, and nothing is left beside it', async () => {
  await writeWhole(join(folder, 'a.txt'), 'old');
  await Promise.all(['one', 'two', 'three'].map((text) => writeWhole(join(folder, 'a.txt'), text.repeat(100_000))));
  expect(['one', 'two', 'three'].map((text) => text.repeat(100_000))).toContain(
    await readFile(join(folder, 'a.txt'), 'utf8'),
  );
  await mkdir(join(folder, 'taken'));
  await expect(writeWhole(join(folder, 'taken'), 'text')).rejects.toThrow();
  expect((await readdir(folder)).sort()).toEqual(['a.txt', 'taken']);
});

test('what is no record says why', async () => {
  const whole = JSON.stringify(record('one'));
  expect(await reasonOf(whole)).toBe('a record');
  expect(await reasonOf(whole.slice(0, -20))).toBe('not JSON, or cut off');
  expect(await reasonOf('')).toBe('not JSON, or cut off');
  expect(await reasonOf('null')).toBe('not a run record of version 1 (at `/`)');
  expect(await reasonOf(whole.replace('"record":1', '"record":2'))).toBe(
    'not a run record of version 1 (at `/record`)',
  );
  expect(await reasonOf(whole.replace('"mode":"run"', '"mode":"rum"'))).toBe(
    'not a run record of version 1 (at `/mode`)',
  );
  const missing = await readRun(join(folder, 'nobody.json'));
  expect(missing).toEqual({ kind: 'unreadable', reason: 'no such file' });
  expect(await readRun(folder)).toMatchObject({ kind: 'unreadable' });
});

test('runs are listed by their names, newest first; what is no run is passed over', async () => {
  for (const name of ['20260101T1-a.json', '20261231T1-a.json', '20260615T1-a.json', 'x.json.tmp', 'notes.txt'])
    await writeFile(join(folder, name), '');
  expect(await listRuns(folder)).toEqual(['20261231T1-a', '20260615T1-a', '20260101T1-a']);
  expect(await listRuns(join(folder, 'nobody'))).toEqual([]);
});
