import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectEnvironment, projectNode } from '../project.ts';
import { capture } from '../run.ts';
import { makeTemporary, removeTemporary } from '../temporary.ts';
import { ensureCodeServer } from './codeServer.ts';
import { quietSettings } from './settings.ts';

/** Whoever reaches the server can run commands here: it listens on this machine only, and asks for a token. */
const host = '127.0.0.1';

export interface ServerOptions {
  /** A packed extension to install. */
  readonly vsix?: string;
  /** A folder of extensions that are installed, in place of one of its own; see `installExtension`. */
  readonly extensions?: string;
  /** With `on`, folders open in Restricted Mode until they are trusted; `off` switches the feature off. */
  readonly workspaceTrust: 'on' | 'off';
  /** User settings, on top of the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Added to the environment of the server, which the extension host inherits. */
  readonly env?: NodeJS.ProcessEnv;
  /** Any free port, if not given. */
  readonly port?: number;
  readonly flags?: readonly string[];
}

/** What a window of the server shows; the paths are absolute. */
export interface WindowOptions {
  readonly folder: string;
  /** A file to open at the start. */
  readonly file?: string;
  /** Loads the extension from its folder, in place of an installed one. */
  readonly extensionDevelopmentPath?: string;
  /** A bundle whose `run()` is called in the extension host; needs the flag `--enable-smoke-test-driver`. */
  readonly extensionTestsPath?: string;
}

export interface Server {
  /** The address that opens a folder, with the token in it. */
  url(window: WindowOptions): string;
  /** What the server printed so far. */
  output(): string;
  /** Resolves when the server has ended, of itself or because it was stopped. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts a VS Code server with data of its own, which it deletes at its end, and so its extensions, where none are given. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const vscode = await ensureCodeServer();
  const home = await makeTemporary();
  try {
    return await startIn(home, mainOf(vscode), options);
  } catch (error) {
    await removeTemporary(home);
    throw error;
  }
}

/** Installs a packed extension into a folder, for servers that share it. */
export async function installExtension(vsix: string, extensions: string): Promise<void> {
  const main = mainOf(await ensureCodeServer());
  const data = await makeTemporary();
  try {
    await capture(projectNode, [main, '--install-extension', vsix, ...folderFlags(data, extensions)]);
  } finally {
    await removeTemporary(data);
  }
}

const mainOf = (vscode: string): string => join(vscode, 'out', 'server-main.js');

const folderFlags = (data: string, extensions: string) => ['--server-data-dir', data, '--extensions-dir', extensions];

async function startIn(home: string, main: string, options: ServerOptions): Promise<Server> {
  const token = randomBytes(16).toString('hex');
  await writeProfile(home, token, options.settings);
  const extensions = options.extensions ?? join(home, 'extensions');
  if (options.vsix) await installExtension(options.vsix, extensions);
  const folders = folderFlags(join(home, 'data'), extensions);
  const child = spawn(projectNode, [main, ...folders, ...flags(options, home)], {
    env: projectEnvironment(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a process group of its own, so that its extension hosts end with it
  });
  const output = collect(child);
  const authority = `${host}:${await listening(child, output)}`;
  const ended = once(child, 'exit').then(() => removeTemporary(home));
  return { url: (window) => address(authority, token, window), output, ended, stop: () => end(child, ended) };
}

async function writeProfile(home: string, token: string, settings: ServerOptions['settings']): Promise<void> {
  const user = join(home, 'data', 'data', 'User');
  await mkdir(user, { recursive: true });
  await mkdir(join(home, 'extensions'));
  await writeFile(join(user, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  await writeFile(join(home, 'token'), token, { mode: 0o600 });
}

function flags(options: ServerOptions, home: string): string[] {
  return [
    ...['--host', host, '--port', String(options.port ?? 0)],
    ...['--connection-token-file', join(home, 'token')],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ...(options.workspaceTrust === 'off' ? ['--disable-workspace-trust'] : []),
    ...(options.flags ?? []),
  ];
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  return () => text;
}

/** Resolves to the port, once the server listens on it. */
function listening(child: ChildProcess, output: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const port = /Extension host agent listening on (\d+)/.exec(output())?.[1];
      if (port) resolve(Number(port));
    };
    child.stdout?.on('data', look);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`the VS Code server ended before it listened:\n${output().trim()}`)));
  });
}

async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  const force = setTimeout(() => signalGroup(child, 'SIGKILL'), 5_000);
  signalGroup(child, 'SIGTERM');
  await ended;
  clearTimeout(force);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === 'win32') child.kill(signal);
  else process.kill(-child.pid, signal);
}

function address(authority: string, token: string, { folder, file, ...extension }: WindowOptions): string {
  const remote = (path: string) => `vscode-remote://${authority}${encodeURI(path)}`;
  const paths = { openFile: file, ...extension };
  const payload = Object.entries(paths).flatMap(([key, path]) => (path === undefined ? [] : [[key, remote(path)]]));
  const query = new URLSearchParams({ tkn: token, folder, payload: JSON.stringify(payload) });
  return `http://${authority}/?${query}`;
}
