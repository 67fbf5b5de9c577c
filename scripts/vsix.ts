import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './project.ts';
import { run } from './run.ts';

/** Folders that no file of the packed extension comes from. */
const unpacked = new Set('node_modules dist out artifacts testFixtures e2e scripts bench test generated'.split(' '));

/**
 * The packed extension, built anew when a source is newer than it.
 * `RAILWRIGHT_VSIX` names one to take as it is, for example the release that was downloaded.
 * @throws when it cannot be built; the reason was printed
 */
export async function ensureVsix(): Promise<string> {
  const given = process.env.RAILWRIGHT_VSIX;
  if (given) return given;
  const vsix = join(root, 'dist', 'railwright.vsix');
  const made = await modified(vsix);
  if (made === 0 || (await newestSource()) > made) await buildVsix();
  return vsix;
}

async function buildVsix(): Promise<void> {
  console.log('packing the extension (npm run package)');
  if ((await run('npm', ['run', '--silent', 'package'])) !== 0) throw new Error('the extension could not be packed');
}

async function newestSource(): Promise<number> {
  const top = await readdir(root, { withFileTypes: true });
  const times = top
    .filter((entry) => entry.isFile() || isSourceFolder(entry.name))
    .map((entry) => newestIn(join(root, entry.name), entry.isFile()));
  return Math.max(...(await Promise.all(times)));
}

/** The newest time in a tree, its folders' included: a file that is deleted makes its folder newer. */
async function newestIn(path: string, isFile: boolean): Promise<number> {
  const own = await modified(path);
  if (isFile) return own;
  const entries = await readdir(path, { withFileTypes: true });
  const inner = entries
    .filter((entry) => entry.isFile() || (entry.isDirectory() && isSourceFolder(entry.name)))
    .map((entry) => newestIn(join(path, entry.name), entry.isFile()));
  return Math.max(own, ...(await Promise.all(inner)));
}

const isSourceFolder = (name: string) => !name.startsWith('.') && !unpacked.has(name);

const modified = (path: string) =>
  stat(path).then(
    (found) => found.mtimeMs,
    () => 0,
  );
