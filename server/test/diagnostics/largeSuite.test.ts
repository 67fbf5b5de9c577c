import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diskFiles } from '#disk/diskFiles.ts';
import { openDocuments } from '#engine/document/documents.ts';
import { isLargeSuite } from '../../src/diagnostics/largeSuite.ts';

const suite = 'suite: s\npolicy: ./p.policy.yaml\ndatasets: [{ file: ./rows.jsonl }, { file: ./gone.jsonl }, 3]\n';

test.each([
  [1000, false],
  [9_000_000, true],
])('of data sets of %i bytes', async (bytes, isLarge) => {
  const folder = await mkdtemp(join(tmpdir(), 'railwright-'));
  try {
    await writeFile(join(folder, 's.suite.yaml'), suite);
    await writeFile(join(folder, 'rows.jsonl'), ' '.repeat(bytes));
    expect(isLargeSuite(join(folder, 's.suite.yaml'), openDocuments(diskFiles(folder)))).toBe(isLarge);
  } finally {
    await rm(folder, { recursive: true });
  }
});
