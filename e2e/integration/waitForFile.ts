import { existsSync, watch } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Resolves when the file is there.
 * @throws when it is not there in time
 */
export async function waitForFile(file: string, timeLimitMs: number): Promise<void> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true });
  await new Promise<void>((resolve, reject) => {
    const end = (settle: () => void) => {
      watcher.close();
      clearTimeout(timer);
      settle();
    };
    const late = new Error(`no ${file} after ${timeLimitMs / 1000} s`);
    const timer = setTimeout(() => end(() => reject(late)), timeLimitMs);
    const look = () => existsSync(file) && end(resolve);
    const watcher = watch(folder, look);
    look();
  });
}
