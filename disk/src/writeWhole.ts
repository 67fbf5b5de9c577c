import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { dirname } from 'node:path';

/** What of Node's file system writes files: a test can let it fail. */
export type WritableDisk = Pick<typeof fs, 'mkdir' | 'open' | 'rename' | 'link' | 'rm'>;

export type Content = string | Uint8Array | Iterable<Uint8Array>;

/** Writes a file beside its place, and moves it there: nobody ever reads half of it. */
export async function writeWhole(path: string, content: Content, disk: WritableDisk = fs): Promise<void> {
  await besides(path, content, disk, (temporary) => disk.rename(temporary, path));
}

/** As `writeWhole`, where no file may be there yet. Gives whether there was none. */
export async function writeNew(path: string, content: Content, disk: WritableDisk = fs): Promise<boolean> {
  return besides(path, content, disk, async (temporary) => {
    try {
      await disk.link(temporary, path);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EEXIST') return false;
      // Some file systems know no links: there, the unlikely case of two writers of one name is let go.
      if (code === 'ENOENT') throw error;
      await disk.rename(temporary, path);
    }
    return true;
  });
}

async function besides<T>(
  path: string,
  content: Content,
  disk: WritableDisk,
  place: (temporary: string) => Promise<T>,
): Promise<T> {
  await disk.mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await write(temporary, content, disk);
    return await place(temporary);
  } finally {
    await disk.rm(temporary, { force: true });
  }
}

async function write(path: string, content: Content, disk: WritableDisk): Promise<void> {
  const file = await disk.open(path, 'wx');
  try {
    if (typeof content === 'string' || content instanceof Uint8Array) await file.writeFile(content);
    else for (const piece of content) await file.writeFile(piece);
    // A name that is moved before its content has arrived would show an empty file after a power cut.
    await file.datasync().catch(unlessUnsupported);
  } finally {
    await file.close();
  }
}

/** Some disks of networks cannot be asked to write at once. */
function unlessUnsupported(error: unknown): void {
  if (!['EINVAL', 'ENOSYS', 'ENOTSUP'].includes(codeOf(error))) throw error;
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

/** Why something could not be written, in words: `the disk is full`. */
export function writeProblem(error: unknown): string {
  return words[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}

const words: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file is larger than the disk allows',
  EACCES: 'the folder may not be written to',
  EPERM: 'the folder may not be written to',
  EROFS: 'the disk is read-only',
  ENOENT: 'the folder was deleted',
  ENOTDIR: 'a file is where its folder should be',
  EEXIST: 'a file is where its folder should be',
};
