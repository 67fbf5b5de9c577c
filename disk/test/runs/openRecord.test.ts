import { appendFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { summariseRun } from '#engine/history/runSummary.ts';
import type { JudgedCases } from '#engine/live/judged.ts';
import { recordCases } from '#engine/live/recordCases.ts';
import type { RunRecord } from '#schemas/generated/run.ts';
import { encodeIndex, indexPathOf, readIndex } from '../../src/runs/indexFile.ts';
import { openRecord, type StoredCases, summaryAt } from '../../src/runs/openRecord.ts';
import { readRecord } from '../../src/runs/readRecord.ts';
import { readRun } from '../../src/runs/readRun.ts';
import { saveRun } from '../../src/runs/saveRun.ts';
import { recordOf } from './records.ts';

let folder = '';
let runs = '';
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), 'railwright-disk-'));
  runs = join(folder, '.railwright', 'runs');
});
afterEach(() => fs.rm(folder, { recursive: true, force: true }));

async function opened(path: string): Promise<StoredCases> {
  const record = await openRecord(path);
  if (record.kind === 'unreadable') throw new Error(record.reason);
  return record;
}

/** A record by its path, in a layout that this version does not write. */
async function written(text: string, name = 'other.json'): Promise<string> {
  await fs.mkdir(runs, { recursive: true });
  await fs.writeFile(join(runs, name), text);
  return join(runs, name);
}

/** All that can be asked of judged cases. */
function all(cases: JudgedCases) {
  const each = Array.from({ length: cases.size }, (_, index) => ({
    identity: cases.identity(index),
    excerpt: cases.excerpt(index),
    decidedBy: cases.columns.deciders[cases.columns.decidedBy[index] ?? -1],
    tags: Array.from(
      cases.facts.tagNumbers.subarray(cases.facts.tagsFrom[index], cases.facts.tagsFrom[index + 1]),
      (number) => cases.facts.tags[number],
    ),
    result: cases.result(index),
    found: cases.find(cases.identity(index).key),
  }));
  const { verdicts, answers, stoppedBy, alone, endings } = cases.columns;
  const { kinds, should, sourceOf, sources } = cases.facts;
  const { caseOf, placeOf, fates, size } = cases.calls;
  const calls = Array.from(cases.calls.toolOf, (tool, call) => [
    cases.calls.tools[tool],
    cases.columns.deciders[cases.calls.decidedBy[call] ?? -1],
  ]);
  const columns = { verdicts, answers, stoppedBy, alone, endings, kinds, should, sourceOf, caseOf, placeOf, fates };
  const numbers = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, Array.from(column)]));
  return { each, numbers, sources, calls, size };
}

describe('a record that was opened says what the whole record says', () => {
  const layouts: Readonly<Record<string, (record: RunRecord) => Promise<string>>> = {
    'as it is saved': (record) => saveRun(runs, record),
    'on one line, as earlier versions wrote it': (record) => written(`${JSON.stringify(record)}\n`),
    'laid out by somebody else': (record) => written(JSON.stringify(record, null, 2).replaceAll('\n', '\r\n')),
    'somewhere else': async (record) => {
      await fs.writeFile(join(folder, 'main.json'), JSON.stringify(record));
      return join(folder, 'main.json');
    },
  };
  test.each(Object.keys(layouts))('%s', async (layout) => {
    const record = recordOf(530);
    const path = (await layouts[layout]?.(record)) ?? '';
    const expected = all(recordCases(record));
    // Once as it is indexed, and once by its index.
    for (const _ of [1, 2]) {
      const { cases, summary } = await opened(path);
      expect(all(cases)).toEqual(expected);
      expect(summary).toEqual(summariseRun(record));
    }
    expect(await readRun(path)).toEqual({ kind: 'record', record });
  });

  test('without any result', async () => {
    const path = await saveRun(runs, recordOf(0));
    expect((await opened(path)).cases.size).toBe(0);
    expect(await readRun(path)).toEqual({ kind: 'record', record: recordOf(0) });
  });
});

test('each result stands on a line of its own, after what is said of the run', async () => {
  const lines = (await fs.readFile(await saveRun(runs, recordOf(3)), 'utf8')).split('\n');
  expect(lines).toHaveLength(6);
  expect(lines[0]).toMatch(/^\{"record":1,.*"metrics":.*"results":\[$/);
  expect(JSON.parse((lines[2] ?? '').slice(0, -1))).toEqual(recordOf(3).results[1]);
  expect(lines.slice(4)).toEqual([']}', '']);
});

describe('the index', () => {
  test.each<[string, (index: string) => Promise<unknown>]>([
    ['is missing', (index) => fs.rm(index)],
    ['is cut off', (index) => fs.truncate(index, 5000)],
    ['is empty', (index) => fs.truncate(index, 0)],
    ['is of another version', async (index) => edit(index, '"index":1', '"index":9')],
    ['is of a machine with another order of bytes', async (index) => edit(index, '"LE"', '"BE"')],
    ['has sizes that cannot be', async (index) => edit(index, '"verdicts":', '"verdicts":1')],
    ['is something else', (index) => fs.writeFile(index, 'a diary\n')],
    ['is a folder', async (index) => fs.rm(index).then(() => fs.mkdir(index))],
  ])('is made again where it %s', async (_, spoil) => {
    const path = await saveRun(runs, recordOf(20));
    const whole = all((await opened(path)).cases);
    await spoil(indexPathOf(path));
    expect(all((await opened(path)).cases)).toEqual(whole);
    expect(await summaryAt(path)).toEqual(summariseRun(recordOf(20)));
  });

  test('is made again where the record is another one now', async () => {
    const path = await saveRun(runs, recordOf(20));
    await fs.writeFile(path, JSON.stringify(recordOf(7)));
    expect((await opened(path)).cases.size).toBe(7);
    await fs.writeFile(path, (await fs.readFile(path, 'utf8')).replaceAll('case-0-', 'case-X-'));
    expect((await opened(path)).cases.identity(0).case).toBe('case-X-ü');
  });

  test('fits a record that was only copied, and is not made again', async () => {
    const path = await saveRun(runs, recordOf(20));
    await fs.utimes(path, 1, 1);
    // Were the record indexed anew, its summary would be that of the record.
    await edit(indexPathOf(path), '"durationMs":4', '"durationMs":5');
    expect((await opened(path)).summary.durationMs).toBe(5);
    expect(await summaryAt(path)).toMatchObject({ durationMs: 5 });
  });

  test('is kept beside the records of the store only', async () => {
    await fs.writeFile(join(folder, 'main.json'), JSON.stringify(recordOf(5)));
    await opened(join(folder, 'main.json'));
    expect(await fs.readdir(folder)).toEqual(['main.json']);
    const path = await written(JSON.stringify(recordOf(5)));
    await opened(path);
    expect((await fs.readdir(runs)).sort()).toEqual(['other.index', 'other.json']);
  });

  test('of a record in a folder that cannot be written to stays in memory', async () => {
    const path = await written(JSON.stringify(recordOf(5)));
    // A folder where the index should be: nobody can write it, whoever runs the test.
    await fs.mkdir(indexPathOf(path));
    expect((await opened(path)).cases.size).toBe(5);
  });

  async function edit(path: string, from: string, to: string): Promise<void> {
    const bytes = await fs.readFile(path);
    const text = bytes.toString('latin1');
    expect(text).toContain(from);
    await fs.writeFile(path, Buffer.from(text.replace(from, to), 'latin1'));
  }
});

describe('what is no record says why', () => {
  const whole = JSON.stringify(recordOf(3));
  test.each([
    [
      'of a later version',
      whole.replace('"record":1', '"record":2'),
      /^not a run record of version 1, but of version 2: update/,
    ],
    [
      'of version 0',
      whole.replace('"record":1', '"record":0'),
      /^not a run record of version 1, but of version 0: run the/,
    ],
    ['of a later version, and cut off', whole.replace('"record":1', '"record":2').slice(0, 900), /of version 2/],
    [
      'cut off in a result',
      whole.slice(0, whole.indexOf('case-1') + 40),
      /^cut off after 2 results: its \d+ bytes end/,
    ],
    ['cut off before its end', whole.slice(0, -20), /^cut off after 3 results/],
    ['cut off before the results', whole.slice(0, 100), /^not JSON, or cut off$/],
    ['empty', '', /^not JSON, or cut off$/],
    ['no object', 'null', /at `\/`/],
    ['a list', '[]', /at `\/`/],
    ['without metrics', whole.replace('"metrics"', '"metrix"'), /^not a run record of version 1 \(at `\/`\)$/],
    ['with a bad result', whole.replace('"kind":"edge"', '"kind":"odd"'), /\(at `\/results\/1\/kind`\)$/],
    ['with a number for a result', whole.replace('"results":[', '"results":[7,'), /not JSON|at `\/results`/],
    ['with something behind it', `${whole}{}`, /^not JSON, or cut off$/],
  ])('%s', async (_, text, reason) => {
    const path = await written(text);
    for (const found of [await openRecord(path), await readRun(path), await summaryAt(path)])
      expect(found).toEqual({ kind: 'unreadable', reason: expect.stringMatching(reason) });
    expect(await fs.readdir(runs)).toEqual(['other.json']);
  });

  test.each([
    ['nobody.json', 'no such file'],
    ['.', 'it is a folder'],
    ['../../../../../../../../dev/null', 'it is not a file'],
  ])('%s', async (name, reason) => {
    expect(await openRecord(join(folder, name))).toEqual({ kind: 'unreadable', reason });
  });
});

describe('a record that is lost after it was opened', () => {
  const spoilers: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
    'no such file': (path) => fs.rm(path),
    'it was written to since it was opened': (path) => fs.appendFile(path, ' '),
  };
  test.each(Object.keys(spoilers))('shows what is known, and says: %s', async (reason) => {
    const record = recordOf(10);
    const { cases } = await opened(await saveRun(runs, record));
    await spoilers[reason]?.(join(runs, `${record.id}.json`));
    const message = `the run record cannot be read any more: ${reason}`;
    expect(cases.result(5)).toMatchObject({
      case: record.results[5]?.case,
      verdict: 'block',
      decidedBy: record.results[5]?.decidedBy,
      notEvaluated: { message },
      failures: [message],
    });
  });

  test.each([3, 1e9, -5, 0.5, 'result 0'])('an index that points elsewhere (to %s) is noticed', async (start) => {
    const path = await saveRun(runs, recordOf(10));
    const index = await readIndex(indexPathOf(path));
    const { starts, lengths } = index?.columns ?? {};
    starts?.fill(typeof start === 'number' ? start : (starts[0] ?? 0));
    lengths?.fill(lengths[0] ?? 0);
    if (index) await fs.writeFile(indexPathOf(path), Buffer.concat(encodeIndex(index)));
    expect((await opened(path)).cases.result(5).notEvaluated?.message).toMatch(/its index does not fit$/);
  });
});

test('a record that is written to while it is read is told of', async () => {
  const path = await written(JSON.stringify(recordOf(4000)));
  // The file has 4 MB, and is handed over by pieces.
  const found = await readRecord(path, () => appendFileSync(path, ' '));
  expect(found).toEqual({ kind: 'unreadable', reason: 'it was written to while it was read: try again' });
});
