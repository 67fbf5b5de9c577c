import { basename, resolve } from 'node:path';
import { projectFolder, runsFolder } from '#disk/projectFolder.ts';
import { listSummaries } from '#disk/runs/listRuns.ts';
import { kindOfFile } from '#engine/document/fileKind.ts';
import type { DocumentStore } from '../documentStore.ts';
import { pathOfUri, uriOfPath } from '../lsp/uri.ts';
import type { SuiteIndex } from './suiteIndex.ts';

/** What is shown: a suite, by its path, and whose answers are judged; its own model's where none is named. */
export interface Focus {
  readonly suite: string;
  readonly model?: string;
}

/** What is looked around in. */
export interface Workspace {
  readonly store: DocumentStore;
  readonly suites: SuiteIndex;
}

/**
 * What is to be shown after a file was opened or edited: a suite itself; of a policy, a suite that tests it. What is shown
 * already stays if the file has to do with it.
 */
export async function focusOn(
  path: string,
  now: Focus | undefined,
  { store, suites }: Workspace,
): Promise<Focus | undefined> {
  switch (store.draft(uriOfPath(path))?.kind ?? kindOfFile(path)) {
    case 'suite':
      return now?.suite === path ? now : { suite: path };
    case 'policy': {
      const testing = await suites.testing(path);
      const isShown = testing.some(({ uri }) => pathOfUri(uri) === now?.suite);
      const nearest = testing.find(({ uri }) => stemOf(pathOfUri(uri)) === stemOf(path)) ?? testing[0];
      return isShown || !nearest ? now : { suite: pathOfUri(nearest.uri) };
    }
    default:
      return now;
  }
}

/** `support` of `support.policy.yaml` and of `support.suite.yaml`: by habit, the one is tested by the other. */
const stemOf = (path: string): string => basename(path).split('.')[0] ?? '';

/** What is shown first: a suite that has to do with what is open in the editor, or else the one that was run last. */
export async function firstFocus(workspace: Workspace): Promise<Focus | undefined> {
  for (const { path } of workspace.store.drafts()) {
    const focus = await focusOn(path, undefined, workspace);
    if (focus) return focus;
  }
  return lastRun(workspace);
}

async function lastRun({ store: { documents, folders }, suites }: Workspace): Promise<Focus | undefined> {
  const paths = (await suites.all()).map(({ uri }) => pathOfUri(uri));
  const projects = new Set(paths.map((path) => projectFolder(path, documents, folders.of(path))));
  const runs = await Promise.all([...projects].map(newestRun));
  const [newest] = runs.flat().toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  return newest && paths.includes(newest.suite) ? { suite: newest.suite } : undefined;
}

/** The run that began last, of those in the folder of a project, and the path of its suite. */
async function newestRun(project: string) {
  const { runs } = await listSummaries(runsFolder(project), { most: 1 });
  return runs.map(({ summary: { startedAt, suite } }) => ({ startedAt, suite: resolve(project, suite.path) }));
}
