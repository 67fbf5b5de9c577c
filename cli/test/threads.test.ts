import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeTemporary, removeTemporary } from '../../scripts/temporary.ts';
import { queueOf } from '../src/check/suiteQueue.ts';
import { startThreads } from '../src/check/threads.ts';

const manyFiles = 500;

describe('a thread of a check', () => {
  test.each([
    ['ends', 'process.exit(0)', /ended with 0 before its work was done/],
    ['throws', 'throw new Error("out of words")', /out of words/],
    ['ends in the middle', 'require("worker_threads").parentPort.on("message", () => process.exit(7))', /ended with 7/],
  ])('that %s fails what was asked of it', async (_, program, reason) => {
    const folder = await makeTemporary();
    try {
      const file = join(folder, 'program.cjs');
      await writeFile(file, program);
      const [shard] = startThreads(manyFiles, { processors: 2, program: () => file, folder });
      const asked = shard?.judge(queueOf([{ path: 'a.suite.yaml', isChecked: true }]), () => undefined);
      await expect(asked).rejects.toThrow(reason);
      await expect(shard?.check([])).rejects.toThrow();
    } finally {
      await removeTemporary(folder);
    }
  });
});
