import { execFile } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, describe, expect, test } from 'vitest';
import { AnswerFile } from '../../src/answers/answerFile.ts';
import { type Recorded, writeRecord } from '../../src/answers/record.ts';
import { isAnswer } from '../../src/answers/recordedAnswer.ts';

const folder = mkdtempSync(join(tmpdir(), 'railwright-answers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const COUNT = 400;

/** Appends records of growing size, under keys that start with a name. */
const writer = `
  const { AnswerFile } = await import(process.argv[1]);
  const [, , path, name] = process.argv;
  const file = new AnswerFile(path);
  for (let i = 0; i < ${COUNT}; i++) {
    file.put(name + i, { output: 'é'.repeat(10 * i), calls: [], recordedAt: '2026-11-21T08:00:00.000Z', durationMs: i });
  }
`;

test('two processes that write at the same time lose no record', async () => {
  const module = join(folder, 'answerFile.mjs');
  const entry = fileURLToPath(new URL('../../src/answers/answerFile.ts', import.meta.url));
  await build({ entryPoints: [entry], outfile: module, bundle: true, format: 'esm', platform: 'node' });
  const path = join(folder, 'shared', 'small.jsonl');
  const run = (name: string) => ['--input-type=module', '-e', writer, pathToFileURL(module).href, path, name];
  await Promise.all(['a', 'b'].map((name) => promisify(execFile)(process.execPath, run(name))));

  const file = new AnswerFile(path);
  const keys = ['a', 'b'].flatMap((name) => Array.from({ length: COUNT }, (_, i) => [name + i, i] as const));
  const lost = keys.filter(([key, i]) => !isAnswerOf(10 * i, file.get(key)));
  expect(lost).toEqual([]);
  const lines = readFileSync(path, 'utf8').split('\n');
  expect(lines.filter((line) => line !== '')).toHaveLength(2 * COUNT);
});

const isAnswerOf = (length: number, recorded: Recorded | undefined): boolean =>
  isAnswer(recorded) && recorded.output?.length === length;

const record = { calls: [], recordedAt: '2026-11-21T08:00:00.000Z', durationMs: 1 };

test('a line that is still being written is read when it is whole', () => {
  const path = join(folder, 'slow.jsonl');
  const file = new AnswerFile(path);
  const line = writeRecord('k', record);
  appendFileSync(path, line.slice(0, 20));
  expect(file.get('k')).toBeUndefined();
  appendFileSync(path, line.slice(20));
  expect(file.get('k')).toEqual(record);
});

describe('the news of a file that others write', () => {
  const kept = { ...record, output: 'Hi' };
  const started = (name: string) => {
    const path = join(folder, `${name}.jsonl`);
    writeFileSync(path, writeRecord('k', kept));
    const file = new AnswerFile(path);
    expect([file.news(), file.news()]).toEqual(['added', 'none']);
    return { path, file };
  };

  test('are told once, also where somebody has looked before', () => {
    const { path, file } = started('added');
    appendFileSync(path, writeRecord('l', kept) + writeRecord('k', kept));
    expect(file.get('l')).toEqual(kept);
    expect([file.news(), file.news()]).toEqual(['added', 'none']);
  });

  test('say when a reply is another one, or all are gone', () => {
    const { path, file } = started('replaced');
    appendFileSync(path, writeRecord('k', record) + writeRecord('l', kept));
    expect([file.news(), file.news()]).toEqual(['replaced', 'none']);
    rmSync(path);
    expect([file.news(), file.get('k'), file.news()]).toEqual(['replaced', undefined, 'none']);
  });

  test('say when another, longer file has taken its place', () => {
    const { path, file } = started('anew');
    writeFileSync(`${path}.new`, writeRecord('l', { ...record, output: 'much longer than before' }));
    renameSync(`${path}.new`, path);
    expect([file.news(), file.get('k'), file.get('l')?.durationMs]).toEqual(['replaced', undefined, 1]);
  });
});

test('the last record of a key counts', () => {
  const path = join(folder, 'twice.jsonl');
  new AnswerFile(path).put('k', { ...record, output: 'first' });
  new AnswerFile(path).put('k', { ...record, output: 'second' });
  expect(new AnswerFile(path).get('k')).toEqual({ ...record, output: 'second' });
});
