import { displayIn, projectFolder } from '#disk/projectFolder.ts';
import { runHost } from '#disk/runHost.ts';
import { hashSources } from '#engine/run/runSuite.ts';
import type { RunRecord } from '#schemas/generated/run.ts';
import type { DocumentStore } from '../documentStore.ts';
import { type LoadedSuite, loadSuite } from './loadSuite.ts';
import type { RunHistory, RunSummary } from './runHistory.ts';
import type { ShownRun } from './shownRun.ts';

type Loaded = Extract<LoadedSuite, { kind: 'loaded' }>;

interface Candidate {
  readonly loaded: Loaded;
  readonly earlier: readonly RunSummary[];
  readonly newest: RunSummary;
}

/** How many suites are looked at: a window should not wait for more. */
const mostLookedAt = 20;

/** The newest stored run of these suites, as it is shown after a window is opened again; undefined where there is none. */
export async function restoreRun(
  store: DocumentStore,
  history: RunHistory,
  suitePaths: readonly string[],
): Promise<ShownRun | undefined> {
  const candidates: Candidate[] = [];
  for (const path of suitePaths.slice(0, mostLookedAt)) {
    const loaded = loadSuite(store, path);
    const earlier = loaded.kind === 'loaded' ? await history.of(loaded.suite) : [];
    const newest = loaded.kind === 'loaded' ? earlier.find((run) => isTelling(run, loaded)) : undefined;
    if (loaded.kind === 'loaded' && newest) candidates.push({ loaded, earlier, newest });
  }
  const latest = candidates.toSorted((a, b) => (a.newest.startedAt < b.newest.startedAt ? 1 : -1))[0];
  const record = latest && (await history.read(latest.loaded.suite, latest.newest.id));
  if (!latest || !record) return undefined;
  const { loaded, earlier } = latest;
  const editedSince = changedSince(store, loaded, record);
  return { suitePath: loaded.suite.path, record, loaded, earlier, ...(editedSince !== undefined && { editedSince }) };
}

/** A run of one case, which its lens makes, is no picture of the suite. */
const isTelling = ({ mode, cases }: RunSummary, { suite }: Loaded): boolean =>
  mode === 'run' && cases.total >= suite.cases.length / 2;

/** The record knows the files that it judged by their hashes. */
function changedSince(
  { documents, folders }: DocumentStore,
  { suite, policy }: Loaded,
  record: RunRecord,
): string | undefined {
  const display = displayIn(projectFolder(suite.path, documents, folders.of(suite.path)));
  const host = runHost(display, new AbortController().signal);
  if (hashSources(policy.policy.sources, host) !== record.policy.sha256) return 'the policy was edited since this run';
  return hashSources(suite.sources, host) === record.suite.sha256 ? undefined : 'the suite was edited since this run';
}
