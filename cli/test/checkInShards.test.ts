import { expect, test } from 'vitest';
import { diskFiles } from '#disk/diskFiles.ts';
import { findFiles } from '#disk/findFiles.ts';
import { openDocuments } from '#engine/document/documents.ts';
import { kindOfFile } from '#engine/document/fileKind.ts';
import { checkInShards } from '../src/check/checkInShards.ts';
import { localShard } from '../src/check/shard.ts';
import { isSound } from '../src/problem.ts';

const fixtures = new URL('../../testFixtures/', import.meta.url).pathname;

/** What is found in all files of a folder by so many shards, none of which knows what another has read. */
async function checkedBy(count: number, folder: string) {
  const paths = await findFiles(folder, (path) => kindOfFile(path) !== undefined);
  const suites = paths.filter((path) => kindOfFile(path) === 'suite');
  const shards = Array.from({ length: count }, () => localShard(openDocuments(diskFiles(folder))));
  return checkInShards(paths, suites, shards);
}

test.each(['workspace', 'policies', 'suites', 'lsp/bank'])(
  'any number of shards finds the same in %s',
  async (name) => {
    const alone = await checkedBy(1, fixtures + name);
    expect(alone.filter(isSound).length).toBeGreaterThan(0);
    expect(await checkedBy(2, fixtures + name)).toEqual(alone);
    expect(await checkedBy(5, fixtures + name)).toEqual(alone);
  },
);
