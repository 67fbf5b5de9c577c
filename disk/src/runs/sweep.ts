import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** How old a file has to be that a writer left half done before it is taken away: a day, in milliseconds. */
const leftBehind = 24 * 3600 * 1000;

/** Takes away what nobody needs any more in a folder of runs: indexes without their records, and what broken writers left. */
export async function sweep(folder: string): Promise<void> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  const present = new Set(names);
  const isOrphan = (name: string): boolean =>
    name.endsWith('.index') && !present.has(name.replace(/\.index$/, '.json'));
  const old = await Promise.all(names.filter((name) => name.endsWith('.tmp')).map((name) => oldOnly(folder, name)));
  for (const name of [...names.filter(isOrphan), ...old.flat()])
    await rm(join(folder, name), { force: true }).catch(() => undefined);
}

async function oldOnly(folder: string, name: string): Promise<readonly string[]> {
  const found = await stat(join(folder, name)).catch(() => undefined);
  return found && Date.now() - found.mtimeMs > leftBehind ? [name] : [];
}
