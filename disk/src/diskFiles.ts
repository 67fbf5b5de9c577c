import { readFileSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { FileContent, Files } from '#engine/document/files.ts';

/** Larger files are not read: a text of this size is beyond what a string may hold when it is decoded. */
const largest = 512 * 1024 * 1024;

/** Files on disk, by absolute path. A file that has not changed is read once. */
export function diskFiles(root: string): Files {
  const cache = new Map<string, { readonly stamp: string; readonly content: FileContent }>();
  return {
    read(path) {
      const stamp = stampOf(path);
      if (stamp === undefined) return unreadable('no such file');
      const known = cache.get(path);
      if (known?.stamp === stamp) return known.content;
      const content = readText(path);
      cache.set(path, { stamp, content });
      return content;
    },
    resolve: (from, reference) => resolve(dirname(from), reference),
    display: (path) => displayPath(root, path),
  };
}

/** Relative to the root where it is below it; with forward slashes everywhere. */
function displayPath(root: string, path: string): string {
  const way = relative(root, path);
  return (way === '' || way.startsWith('..') ? path : way).split(sep).join('/');
}

function stampOf(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stat && `${stat.mtimeNs}:${stat.size}:${stat.ino}`;
}

function readText(path: string): FileContent {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return unreadable('it is a folder');
    if (stat.size > largest)
      return unreadable(`it has ${Math.round(stat.size / 1024 / 1024)} MB; at most 512 MB are read`);
    return {
      kind: 'text',
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path)),
    };
  } catch (error) {
    if (error instanceof TypeError) return unreadable('it is not UTF-8 text');
    return unreadable(reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? String((error as Error).message));
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
};

const unreadable = (reason: string): FileContent => ({ kind: 'unreadable', reason });
