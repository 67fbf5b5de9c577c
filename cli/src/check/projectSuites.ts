import { dirname, relative } from 'node:path';
import { findFiles } from '#disk/findFiles.ts';
import { projectFolder } from '#disk/projectFolder.ts';
import type { Documents } from '#engine/document/documents.ts';
import { kindOfFile } from '#engine/document/fileKind.ts';
import { isIgnored } from '#engine/settings/coverage.ts';
import type { World } from '../world.ts';

/** The suites that might test some policies: those in the projects of these, whether or not they are checked as well. */
export async function findProjectSuites(
  policies: readonly string[],
  documents: Documents,
  world: World,
): Promise<readonly string[]> {
  const folders = [...new Set(policies.map((path) => folderOf(path, documents, world)))];
  const found = await Promise.all(folders.map((folder) => findFiles(folder, (file) => kindOfFile(file) === 'suite')));
  return [...new Set(found.flat())].filter((path) => !isIgnored(path, documents));
}

/** Where the settings are; without any, the current folder, or that of a file which is elsewhere. */
function folderOf(path: string, documents: Documents, { folder }: World): string {
  const isBelow = !relative(folder, path).startsWith('..');
  return projectFolder(path, documents, isBelow ? folder : dirname(path));
}
