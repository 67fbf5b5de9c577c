import { join } from 'node:path';
import { projectFolder, runsFolder } from '#disk/projectFolder.ts';
import { listRuns, readRun, saveRun } from '#disk/runStore.ts';
import type { RunRecord } from '#schemas/generated/run.ts';
import type { DocumentStore } from '../documentStore.ts';

/** How many of the stored runs are offered for comparison. */
const mostOffered = 50;

/** The runs of suites, in memory and on disk. */
export interface RunHistory {
  /** Stores a run. A folder that cannot be written to loses nothing that is shown. */
  add(suitePath: string, record: RunRecord): Promise<void>;
  /** The runs of a suite, newest first. */
  of(suitePath: string): Promise<readonly RunRecord[]>;
}

export function createRunHistory(store: DocumentStore, warn: (message: string) => void): RunHistory {
  const records = new Map<string, RunRecord>();
  const folderOf = (suitePath: string): string => runsFolder(projectFolder(suitePath, store.documents, store.root));
  const read = async (folder: string, id: string): Promise<RunRecord | undefined> => {
    const known = records.get(id);
    if (known) return known;
    const stored = await readRun(join(folder, `${id}.json`));
    if (stored.kind === 'unreadable') {
      warn(`cannot read the run record ${id}: ${stored.reason}`);
      return undefined;
    }
    records.set(id, stored.record);
    return stored.record;
  };
  return {
    async add(suitePath, record) {
      records.set(record.id, record);
      await saveRun(folderOf(suitePath), record).catch((error: unknown) =>
        warn(`cannot store the run record: ${String(error)}`),
      );
    },
    async of(suitePath) {
      const folder = folderOf(suitePath);
      const name = store.documents.display(suitePath);
      const ids = new Set([...(await listRuns(folder)), ...records.keys()]);
      const newest = [...ids].sort().reverse().slice(0, mostOffered);
      const runs = await Promise.all(newest.map((id) => read(folder, id)));
      return runs.filter((record) => record?.suite.path === name) as RunRecord[];
    },
  };
}
