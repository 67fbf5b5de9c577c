import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder among the system's temporary ones. */
export async function makeTemporary(): Promise<string> {
  // The real path: VS Code shows a folder under it, and a test compares with what it shows.
  return await realpath(await mkdtemp(join(tmpdir(), 'railwright-')));
}

/** Deletes such a folder, though a program that is ending may still write into it. */
export async function removeTemporary(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
