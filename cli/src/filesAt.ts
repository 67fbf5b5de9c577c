import { resolve } from 'node:path';
import { findFiles } from '#disk/findFiles.ts';
import type { Documents } from '#engine/document/documents.ts';
import { kindOfFile } from '#engine/document/fileKind.ts';
import { isIgnored } from '#engine/settings/coverage.ts';
import { type Problem, problem } from './problem.ts';
import type { World } from './world.ts';

/**
 * The files of ours at the paths that were named, or below them; without any, below the current folder.
 * @param isTools whether a file of no kind that was named holds tools; absent where such files are not meant
 */
export function filesAt(
  paths: readonly string[],
  documents: Documents,
  world: World,
  isTools?: IsTools,
): Promise<readonly (readonly string[] | Problem)[]> {
  return Promise.all((paths.length > 0 ? paths : ['.']).map((path) => filesAtOne(path, documents, world, isTools)));
}

type IsTools = (path: string) => boolean;

const endings = 'their names end in `.policy.yaml`, `.suite.yaml` (or `.yml`, `.json`), or are `railwright.yaml`';
const orTools = `${endings}; a file of tools (a list, as JSON or YAML) is taken where it is named itself, or by a policy`;

/** The file at a path that was named, or those below the folder. */
async function filesAtOne(
  named: string,
  documents: Documents,
  world: World,
  isTools: IsTools | undefined,
): Promise<readonly string[] | Problem> {
  const path = resolve(world.folder, named);
  const help = isTools ? orTools : endings;
  if (!world.isFolder(path)) {
    const content = documents.read(path);
    if (content.kind === 'unreadable') return problem(`cannot read \`${named}\`: ${content.reason}`);
    if (kindOfFile(path) || isTools?.(path)) return [path];
    const wanted = isTools ? 'policy, suite, settings or tools file' : 'policy, suite or settings file';
    return problem(`\`${named}\` is no ${wanted}`, help);
  }
  const below = await findFiles(path, (file) => kindOfFile(file) !== undefined);
  const files = below.filter((file) => !isIgnored(file, documents));
  return files.length > 0 ? files : problem(`there is no policy, suite or settings file below \`${named}\``, help);
}
