import { type CheckedKind, kindOfFile } from '#engine/document/fileKind.ts';
import { toolsFileOf } from '#engine/policy/toolsFile.ts';
import { isIgnored } from '#engine/settings/coverage.ts';
import type { DocumentStore } from './documentStore.ts';

export interface WorkspaceFile {
  readonly path: string;
  readonly kind: CheckedKind;
}

/** The policies, suites and settings of the workspace: those that are open first, then those on the disk. What the settings ignore is left out. */
export async function workspaceFiles(store: DocumentStore): Promise<readonly WorkspaceFile[]> {
  return (await allFiles(store)).filter(({ path }) => !isIgnored(path, store.documents));
}

/** The suites of the workspace, drafts that are in no file yet among them. One that is not checked can be run. */
export async function suitePaths(store: DocumentStore): Promise<readonly string[]> {
  return (await allFiles(store)).flatMap(({ path, kind }) => (kind === 'suite' ? path : []));
}

/** The files that policies of the workspace name for their tools. One that cannot be read is a finding of its policy. */
export async function namedToolsFiles(store: DocumentStore): Promise<readonly string[]> {
  const { documents } = store;
  const policies = (await workspaceFiles(store)).filter(({ kind }) => kind === 'policy');
  const named = new Set(policies.flatMap(({ path }) => toolsFileOf(path, documents) ?? []));
  const isChecked = (path: string): boolean =>
    !kindOfFile(path) && documents.read(path).kind === 'text' && !isIgnored(path, documents);
  return [...named].filter(isChecked);
}

async function allFiles({ search, drafts }: DocumentStore): Promise<readonly WorkspaceFile[]> {
  const found = await search.paths();
  const kinds = new Map<string, CheckedKind>();
  for (const { path, kind } of drafts()) if (kind) kinds.set(path, kind);
  for (const path of found) {
    const kind = kindOfFile(path);
    if (kind && !kinds.has(path)) kinds.set(path, kind);
  }
  return [...kinds].map(([path, kind]) => ({ path, kind }));
}
