import { resolve } from 'node:path';
import { findFiles } from '#disk/findFiles.ts';
import type { Documents } from '#engine/document/documents.ts';
import { kindOfFile } from '#engine/document/fileKind.ts';
import { isIgnored } from '#engine/settings/coverage.ts';
import { type Problem, problem } from './problem.ts';
import type { World } from './world.ts';

/**
 * The files of ours at the paths that were named, or below them; without any, below the current folder.
 * @param isMeant whether a file of another kind that was named is meant as well
 */
export function filesAt(
  paths: readonly string[],
  documents: Documents,
  world: World,
  isMeant: (path: string) => boolean = () => false,
): Promise<readonly (readonly string[] | Problem)[]> {
  return Promise.all((paths.length > 0 ? paths : ['.']).map((path) => filesAtOne(path, documents, world, isMeant)));
}

const endings = 'their names end in `.policy.yaml`, `.suite.yaml` (or `.yml`, `.json`), or are `railwright.yaml`';

/** The file at a path that was named, or those below the folder. */
async function filesAtOne(
  named: string,
  documents: Documents,
  world: World,
  isMeant: (path: string) => boolean,
): Promise<readonly string[] | Problem> {
  const path = resolve(world.folder, named);
  if (!world.isFolder(path)) {
    const content = documents.read(path);
    if (content.kind === 'unreadable') return problem(`cannot read \`${named}\`: ${content.reason}`);
    return kindOfFile(path) || isMeant(path)
      ? [path]
      : problem(`\`${named}\` is no policy, suite or settings file`, endings);
  }
  const below = await findFiles(path, (file) => kindOfFile(file) !== undefined);
  const files = below.filter((file) => !isIgnored(file, documents));
  return files.length > 0 ? files : problem(`there is no policy, suite or settings file below \`${named}\``, endings);
}
