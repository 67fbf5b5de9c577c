import { existsSync } from 'node:fs';
import { access, constants, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { capture } from '../run.ts';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Where the browsers live that put no command on the PATH. */
const applications: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/**
 * The path of a Chromium: the one that `CHROMIUM_PATH` names, or one that is installed,
 * or one that is installed now, where that needs no question (root on Debian).
 * @throws when there is none, saying what to install
 */
export async function ensureChromium(): Promise<string> {
  const present = await findChromium();
  if (present) return present;
  if (await canInstall()) await installChromium();
  const installed = await findChromium();
  if (installed) return installed;
  throw new Error('no Chromium here: install Chromium or Google Chrome, or set CHROMIUM_PATH to its program');
}

async function findChromium(): Promise<string | undefined> {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  const onPath = commands.flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((at) => join(at, name)));
  for (const path of [...onPath, ...(applications[process.platform] ?? [])]) {
    if (existsSync(path) && (await isExecutable(path))) return path;
  }
  return undefined;
}

const isExecutable = (path: string) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

/** Debian only: Ubuntu's package of that name is a pointer to a snap, which containers cannot run. */
async function canInstall(): Promise<boolean> {
  const system = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return process.getuid?.() === 0 && /^ID=debian$/m.test(system);
}

async function installChromium(): Promise<void> {
  console.log('installing Chromium, once (apt-get install chromium), about half a minute');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await capture('apt-get', ['update'], { env });
  await capture('apt-get', ['install', '-y', 'chromium'], { env });
}
