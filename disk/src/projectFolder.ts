import { dirname, join, relative, sep } from 'node:path';
import type { Documents } from '#engine/document/documents.ts';
import { findSettingsFile } from '#engine/settings/readSettings.ts';

/** The folder of a file's project: where its railwright.yaml is; without one, the fallback (the workspace, or the current folder). */
export function projectFolder(path: string, documents: Documents, fallback: string): string {
  const settings = findSettingsFile(path, documents);
  return settings === undefined ? fallback : dirname(settings);
}

export const runsFolder = (project: string): string => join(project, '.railwright', 'runs');
export const answersFolder = (project: string): string => join(project, '.railwright', 'answers');
export const policiesFolder = (project: string): string => join(project, '.railwright', 'policies');
export const pinsFolder = (project: string): string => join(project, '.railwright', 'pins');

/** Paths in a run record are relative to the project, so that a record says the same wherever it was made. */
export const displayIn =
  (project: string) =>
  (path: string): string =>
    relative(project, path).split(sep).join('/');
