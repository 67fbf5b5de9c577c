import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { RunRecord } from '#schemas/generated/run.ts';
import { run as isRunRecord } from '#schemas/generated/validators.js';

const library = fileURLToPath(new URL('../../testFixtures/reports/library/', import.meta.url));

/** A folder of a test's own; it is removed at the end of the test. */
export interface Project extends AsyncDisposable {
  readonly folder: string;
  write(name: string, content: string | Uint8Array): Promise<void>;
  read(name: string): Promise<string>;
  /** Replaces a text that the file holds. */
  edit(name: string, from: string, to: string): Promise<void>;
  /** The names of the files in a folder; none where there is no folder. */
  list(name: string): Promise<readonly string[]>;
  /** The one run record that was written. */
  record(): Promise<RunRecord>;
}

export async function emptyProject(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'railwright-'));
  const write: Project['write'] = async (name, content) => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  };
  const read: Project['read'] = (name) => readFile(join(folder, name), 'utf8');
  const list: Project['list'] = (name) => readdir(join(folder, name)).catch(() => []);
  return {
    folder,
    write,
    read,
    list,
    edit: async (name, from, to) => {
      const text = await read(name);
      expect(text).toContain(from);
      await write(name, text.replace(from, to));
    },
    record: async () => {
      const names = (await list('.railwright/runs')).filter((name) => name.endsWith('.json'));
      expect(names).toHaveLength(1);
      return runRecord(await read(`.railwright/runs/${names[0]}`));
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A copy of the library desk: a policy, a suite whose cases all pass, and a second recorded model, `tired`. */
export async function libraryProject(): Promise<Project> {
  const project = await emptyProject();
  await cp(library, project.folder, { recursive: true });
  return project;
}

/** A text that is a valid run record. */
export function runRecord(text: string): RunRecord {
  const value: unknown = JSON.parse(text);
  expect(isRunRecord(value), JSON.stringify(isRunRecord.errors)).toBe(true);
  return value as RunRecord;
}
