import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders that hold no files of the project's own. */
const skipped = new Set(['node_modules', '.git', '.railwright', '.hg', '.svn']);

/** All files below a folder that pass the test, sorted. Folders that cannot be read, and links, are passed over. */
export async function findFiles(folder: string, test: (path: string) => boolean): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const entries: Dirent[] = await readdir(next, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(next, entry.name);
      if (entry.isDirectory() && !skipped.has(entry.name)) folders.push(path);
      else if (entry.isFile() && test(path)) found.push(path);
    }
  }
  return found.sort();
}
