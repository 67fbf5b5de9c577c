import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pinsFolder } from './projectFolder.ts';
import { isRunId, noRunId } from './runs/runId.ts';
import { writeProblem } from './writeWhole.ts';

/**
 * Runs that are kept in view however old they grow. Each is an empty file with the id of the run as its name: two processes
 * that pin at the same time do not write over each other, as they would in one list.
 */
export async function pinnedRuns(project: string): Promise<ReadonlySet<string>> {
  return new Set(await readdir(pinsFolder(project)).catch(() => []));
}

/** Gives why it could not be done, in words; undefined where it was. */
export async function setPin(project: string, id: string, wanted: 'pinned' | 'unpinned'): Promise<string | undefined> {
  const folder = pinsFolder(project);
  if (!isRunId(id)) return noRunId(id);
  try {
    if (wanted === 'unpinned') await rm(join(folder, id), { force: true });
    else {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, id), '');
    }
    return undefined;
  } catch (error) {
    return writeProblem(error);
  }
}
