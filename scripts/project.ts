import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** The project's own Node, whichever one this runs on. */
export const projectNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** Where big things that are made once are kept; `RAILWRIGHT_CACHE` moves it, for example to share it between clones. */
export const cacheFolder = resolve(process.env.RAILWRIGHT_CACHE ?? join(root, '.cache'));

/** What a test run leaves behind: results and screenshots. */
export const artifactsFolder = join(root, 'artifacts');

/** The workspace that `npm start`, F5 and the tests open. */
export const sampleWorkspace = join(root, 'testFixtures', 'workspace');

/**
 * The environment of the commands that the scripts run: the project's own tools and its Node come first on the PATH,
 * and what npm tells its scripts about this package is left out, for it would mislead an npm that works in another folder.
 */
export function projectEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package|lifecycle|config_local_prefix)/i.test(name),
  );
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...Object.fromEntries(kept), PATH: path, ...extra };
}
