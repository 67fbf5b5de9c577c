import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunSummary } from '#engine/history/runSummary.ts';
import { summaryAt } from './openRecord.ts';

/** The ids of the stored runs, newest first: an id starts with its time. */
export async function listRuns(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort()
    .reverse();
}

export interface ListedRun {
  /** What the file is called: people keep runs under names of their own. */
  readonly id: string;
  readonly summary: RunSummary;
}

export interface RunList {
  /** Newest first, by when they started. */
  readonly runs: readonly ListedRun[];
  readonly unreadable: readonly { readonly id: string; readonly reason: string }[];
}

export interface RunChoice {
  readonly suite?: WantedSuite;
  /** How many of the newest are listed. */
  readonly most: number;
  /** The ids of runs that are listed however old they are. */
  readonly pinned?: ReadonlySet<string>;
}

/** Whose runs are listed. */
export interface WantedSuite {
  readonly id: string;
  /** Whether a run is of this suite: several may have one id, and one may have had others. */
  has(suite: RunSummary['suite']): boolean;
}

/** How many of the newest runs are looked into that were stored under other ids than that of the suite. */
const mostOthers = 200;

/** What is said of the newest runs, and of the pinned ones, from their indexes alone. */
export async function listSummaries(folder: string, { suite, most, pinned }: RunChoice): Promise<RunList> {
  const runs: ListedRun[] = [];
  const unreadable: { id: string; reason: string }[] = [];
  let found = 0;
  // One after the other: a record without an index is read whole, and may be large.
  for (const id of candidates(await listRuns(folder), suite)) {
    if (found >= most && !pinned?.has(id)) continue;
    const summary = await summaryAt(join(folder, `${id}.json`));
    if ('kind' in summary) unreadable.push({ id, reason: summary.reason });
    else if (!suite || suite.has(summary.suite)) found = runs.push({ id, summary });
  }
  return { runs: runs.toSorted((a, b) => (a.summary.startedAt < b.summary.startedAt ? 1 : -1)), unreadable };
}

/** The runs that may be of a suite, by what they are called. */
function candidates(ids: readonly string[], suite: WantedSuite | undefined): readonly string[] {
  if (!suite) return ids;
  return ids.filter((id, index) => index < mostOthers || (suiteInName(id) ?? suite.id) === suite.id);
}

/** `support-agent` of `20261112T101500123Z-support-agent-3f2a1c`, and of the same with `-2` behind it. */
const suiteInName = (id: string): string | undefined => /^\d{8}T\d+Z-(.+)-[0-9a-f]{6}(?:-\d+)?$/.exec(id)?.[1];
