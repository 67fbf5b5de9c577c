import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../project.ts';
import { capture } from '../run.ts';

/** code-server brings VS Code of the same number, one digit on: 4.139.1 is VS Code 1.139.1. */
const version = '4.139.1';
const vscode = 'node_modules/code-server/lib/vscode';
const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

/**
 * The folder of a VS Code server, installed into the cache folder the first time (about a minute, 650 MB).
 * An install that was cut off is made again: only a whole one is moved to its place.
 */
export async function ensureCodeServer(): Promise<string> {
  const folder = join(cacheFolder, `code-server-${version}`);
  const marker = join(folder, 'installed');
  if (existsSync(marker)) return join(folder, vscode);
  console.log(`installing VS Code 1${version.slice(1)} for the browser, once (code-server@${version}), about a minute`);
  await removeAbandoned();
  const partial = `${folder}.${process.pid}.partial`;
  try {
    await installInto(partial);
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return join(folder, vscode);
}

/** Removes what installs left behind whose process was killed; the number in the name is the process. */
async function removeAbandoned(): Promise<void> {
  const names = await readdir(cacheFolder).catch(() => []);
  for (const name of names) {
    const [, pid] = /^code-server-.*\.(\d+)\.partial$/.exec(name) ?? [];
    if (pid && !isRunning(Number(pid))) await rm(join(cacheFolder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function installInto(folder: string): Promise<void> {
  const inner = join(folder, vscode);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await npm(folder, ['install', `code-server@${version}`, '--ignore-scripts']);
  await npm(inner, ['install', '--omit=dev', '--ignore-scripts']);
  await npm(join(inner, 'extensions'), ['install', '--omit=dev', '--ignore-scripts']);
  await buildNative(inner);
  await symlink('node_modules', join(inner, 'node_modules.asar'), 'junction');
  await writeFile(join(folder, 'installed'), `${version}\n`);
}

/**
 * Builds the log files and the watch over a lost parent process: C++, and no more than these.
 * The flag is for npm 12, which runs no install script by itself. Where there is no compiler, VS Code runs without them.
 */
async function buildNative(cwd: string): Promise<void> {
  const packages = ['@vscode/spdlog', '@vscode/native-watchdog'];
  await npm(cwd, ['rebuild', ...packages, '--dangerously-allow-all-scripts']).catch(() =>
    console.log(`${packages.join(' and ')} could not be built: VS Code runs without its log files`),
  );
}

const npm = (cwd: string, args: readonly string[]) => capture('npm', [...args, ...quiet], { cwd });
