import { findFiles } from '#disk/findFiles.ts';
import { kindOfFile } from '#engine/document/fileKind.ts';
import type { Schedule } from './schedule.ts';

/** The policies, suites and settings on the disk, below the folders of the workspace. All who list files ask here. */
export interface FileSearch {
  /** Their paths. The disk is searched when files may have come or gone, and not for an edit. */
  paths(): Promise<readonly string[]>;
  /** Files may have come or gone, or the folders are others. */
  again(): void;
}

/** Where no editor tells of files that come and go, what was found is not trusted for longer than this, in milliseconds. */
const untoldMs = 1000;

/** @param untold where no editor tells of files that come and go: when to search again */
export function createFileSearch(folders: () => readonly string[], untold?: Schedule): FileSearch {
  let search: Promise<readonly string[]> | undefined;
  const again = (): void => {
    search = undefined;
  };
  const begin = (): Promise<readonly string[]> => {
    untold?.(untoldMs, again);
    return findIn(folders());
  };
  return {
    paths() {
      search ??= begin();
      return search;
    },
    again,
  };
}

async function findIn(folders: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(folders.map((folder) => findFiles(folder, (path) => kindOfFile(path) !== undefined)));
  // One folder may be inside of another.
  return [...new Set(found.flat())];
}
