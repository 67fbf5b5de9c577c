import { posix } from 'node:path';
import type { Files } from '#engine/document/files.ts';

/** Files by absolute path, with forward slashes. Folders are not files. */
export function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  return {
    read(path) {
      const text = texts[path];
      return text === undefined ? { kind: 'unreadable', reason: 'no such file' } : { kind: 'text', text };
    },
    resolve: (from, reference) => posix.resolve(posix.dirname(from), reference),
    display: (path) => posix.relative('/', path),
  };
}
