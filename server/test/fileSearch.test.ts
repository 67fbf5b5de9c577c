import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { createFileSearch } from '../src/fileSearch.ts';
import { manualSchedule } from './support/manualSchedule.ts';

async function openFolder() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'railwright-search-')));
  const write = (name: string): Promise<void> => writeFile(join(folder, name), '');
  await write('a.policy.yaml');
  await write('notes.txt');
  return { folder, write, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

const names = (paths: readonly string[]): readonly string[] => paths.map((path) => basename(path));

test('what was found is kept until files may have come or gone', async () => {
  await using project = await openFolder();
  const search = createFileSearch(() => [project.folder, project.folder]);
  expect(names(await search.paths())).toEqual(['a.policy.yaml']);
  await project.write('b.suite.yaml');
  expect(names(await search.paths())).toEqual(['a.policy.yaml']);
  search.again();
  expect(names(await search.paths())).toEqual(['a.policy.yaml', 'b.suite.yaml']);
});

test('where nobody tells of files, it is not kept for long', async () => {
  await using project = await openFolder();
  const { schedule, runAll } = manualSchedule();
  const search = createFileSearch(() => [project.folder], schedule);
  await search.paths();
  await project.write('b.suite.yaml');
  expect(names(await search.paths())).toEqual(['a.policy.yaml']);
  await runAll();
  expect(names(await search.paths())).toEqual(['a.policy.yaml', 'b.suite.yaml']);
});
