import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { displayIn } from '#disk/projectFolder.ts';
import type { WantedSuite } from '#disk/runs/listRuns.ts';
import type { Suite } from '#engine/suite/suite.ts';
import { isUri } from '../../lsp/uri.ts';

/**
 * Which stored runs are of a suite: those of its path, whatever its id was then. Runs of its id under another path are of a
 * file that was moved, where nothing stands there now; else they are of another suite that has the same id.
 * @param project the folder that paths in run records are relative to
 */
export function wantedSuite({ path, id }: Pick<Suite, 'path' | 'id'>, project: string): WantedSuite {
  const own = isUri(path) ? path : displayIn(project)(path);
  const gone = new Map<string, boolean>();
  const isGone = (other: string): boolean => {
    const known = gone.get(other) ?? !(isUri(other) || existsSync(resolve(project, other)));
    gone.set(other, known);
    return known;
  };
  return { id, has: (suite) => suite.path === own || (suite.id === id && isGone(suite.path)) };
}
