import { dirname, relative, sep } from 'node:path';
import picomatch from 'picomatch/posix';
import type { Documents } from '#engine/document/documents.ts';
import { settingsFor } from '#engine/settings/readSettings.ts';

/** Whether the `ignore` of the settings, which is relative to them, covers a file. */
export function isIgnored(file: string, documents: Documents): boolean {
  const { ignore, path } = settingsFor(file, documents);
  if (ignore.length === 0 || path === undefined) return false;
  return picomatch.isMatch(relative(dirname(path), file).split(sep).join('/'), [...ignore], { dot: true });
}
