import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RunRecord } from '#schemas/generated/run.ts';
import { run as isRunRecord } from '#schemas/generated/validators.js';

/** A run record that was read, or why it could not be. */
export type StoredRun =
  | { readonly kind: 'record'; readonly record: RunRecord }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Writes a run record as FOLDER/ID.json, whole or not at all. Gives its path. */
export async function saveRun(folder: string, record: RunRecord): Promise<string> {
  const path = join(folder, `${record.id}.json`);
  await writeWhole(path, `${JSON.stringify(record)}\n`);
  return path;
}

/** Writes a file beside its place, and moves it there: nobody ever reads half of it. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** The ids of the stored runs, newest first: an id starts with its time. */
export async function listRuns(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort()
    .reverse();
}

/** Reads a run record from a path, and checks that it is one. */
export async function readRun(path: string): Promise<StoredRun> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (isRunRecord(value)) return { kind: 'record', record: value as RunRecord };
    const [problem] = isRunRecord.errors ?? [];
    return { kind: 'unreadable', reason: `not a run record of version 1 (at \`${problem?.instancePath || '/'}\`)` };
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'unreadable', reason: 'not JSON, or cut off' };
    const { code, message } = error as NodeJS.ErrnoException;
    return { kind: 'unreadable', reason: code === 'ENOENT' ? 'no such file' : message };
  }
}
