import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder, runsFolder } from '#disk/projectFolder.ts';
import { listRuns, readRun, saveRun } from '#disk/runStore.ts';
import type { Suite } from '#engine/suite/suite.ts';
import type { Metrics, RunRecord } from '#schemas/generated/run.ts';
import type { DocumentStore } from '../documentStore.ts';

/** What is said of a run before it is chosen to be compared with. */
export interface RunSummary extends Pick<RunRecord, 'id' | 'startedAt' | 'mode'> {
  readonly suite: string;
  readonly model: string;
  readonly policy: Pick<RunRecord['policy'], 'version' | 'sha256'>;
  readonly cases: Metrics['cases'];
}

/** The runs of suites: those that are stored, and the last previews, which are not. */
export interface RunHistory {
  /** Stores a run. A folder that cannot be written to loses nothing that is shown. */
  add(suite: Suite, record: RunRecord): Promise<void>;
  /** The runs of a suite, newest first. */
  of(suite: Suite): Promise<readonly RunSummary[]>;
  /** One of the runs of a suite; undefined where it cannot be read any more. */
  read(suite: Suite, id: string): Promise<RunRecord | undefined>;
}

/** How many stored runs of a suite are looked at, and how large they may be in all, in bytes. */
const most = { runs: 30, bytes: 24_000_000 };

/** How many records are kept in memory. */
const mostKept = 6;

export function createRunHistory(store: DocumentStore, warn: (message: string) => void): RunHistory {
  /** By the path of the file, whether or not it is there. A run that is stored does not change. */
  const summaries = new Map<string, RunSummary | 'unreadable'>();
  const kept = new Map<string, RunRecord>();
  const pathOf = (suite: Suite, id: string): string => join(folderOf(store, suite), `${id}.json`);
  const load = async (path: string): Promise<RunRecord | undefined> => {
    const stored = await readRun(path);
    if (stored.kind === 'record') return stored.record;
    if (summaries.get(path) !== 'unreadable')
      warn(`cannot read \`${store.documents.display(path)}\`: ${stored.reason}`);
    summaries.set(path, 'unreadable');
    return undefined;
  };
  const summarise = async (suite: Suite, id: string): Promise<readonly RunSummary[]> => {
    const path = pathOf(suite, id);
    const record = summaries.has(path) ? undefined : await load(path);
    if (record) summaries.set(path, summaryOf(id, record));
    const summary = summaries.get(path);
    return summary === undefined || summary === 'unreadable' ? [] : [summary];
  };
  const keptOf = (suite: Suite): readonly string[] =>
    [...kept].flatMap(([path, { id }]) => (path === pathOf(suite, id) ? [id] : []));
  return {
    async add(suite, record) {
      const path = pathOf(suite, record.id);
      kept.set(path, record);
      summaries.set(path, summaryOf(record.id, record));
      for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
      if (record.mode === 'preview') return;
      await saveRun(folderOf(store, suite), record).catch((error: unknown) =>
        warn(`cannot store the run record: ${error instanceof Error ? error.message : String(error)}`),
      );
    },
    async of(suite) {
      const ids = new Set([...(await newestOf(folderOf(store, suite), suite.id)), ...keptOf(suite)]);
      const found: RunSummary[] = [];
      // One after the other: each may be large, and is let go once it is summarised.
      for (const id of ids) found.push(...(await summarise(suite, id)));
      return found
        .filter((summary) => summary.suite === suite.id)
        .toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
    },
    read: async (suite, id) => kept.get(pathOf(suite, id)) ?? (await load(pathOf(suite, id))),
  };
}

function folderOf({ documents, folders }: DocumentStore, { path }: Suite): string {
  return runsFolder(projectFolder(path, documents, folders.of(path)));
}

/** `id` is what the file is called: people keep runs under names of their own. */
const summaryOf = (id: string, { startedAt, mode, suite, model, policy, metrics }: RunRecord): RunSummary => ({
  id,
  startedAt,
  mode,
  suite: suite.id,
  model: model.name,
  policy: { version: policy.version, sha256: policy.sha256 },
  cases: metrics.cases,
});

/** The newest stored runs that are of a suite by their names, or have names of their own. */
async function newestOf(folder: string, suiteId: string): Promise<readonly string[]> {
  const ids = (await listRuns(folder)).filter((id) => (suiteInName(id) ?? suiteId) === suiteId).slice(0, most.runs);
  const sizes = await Promise.all(ids.map((id) => sizeOf(join(folder, `${id}.json`))));
  const total = sizes.map((_, index) => sizes.slice(0, index + 1).reduce((sum, size) => sum + size, 0));
  return ids.filter((_, index) => (total[index] ?? 0) <= most.bytes);
}

/** `support-agent` of `20261112T101500123Z-support-agent-3f2a1c`. */
const suiteInName = (id: string): string | undefined => /^\d{8}T\d+Z-(.+)-[0-9a-f]{6}$/.exec(id)?.[1];

const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => undefined))?.size ?? 0;
