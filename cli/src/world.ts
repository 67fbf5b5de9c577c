import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { diskFiles, readOnce } from '#disk/diskFiles.ts';
import { type ReportProgram, readReportProgram } from '#disk/reportProgram.ts';
import { runHost } from '#disk/runHost.ts';
import { version } from '#disk/version.ts';
import type { Files } from '#engine/document/files.ts';
import type { RunHost } from '#engine/run/plan.ts';

/** What a command sees of the process that it runs in. Tests hand in their own. */
export interface World {
  readonly version: string;
  /** The current folder, absolute. */
  readonly folder: string;
  readonly files: Files;
  isFolder(path: string): boolean;
  readonly stdout: Output;
  readonly stderr: Output;
  /** A variable of the environment. */
  variable(name: string): string | undefined;
  /** All of the standard input. */
  input(): Promise<string>;
  /** The standard input, piece by piece: it may be longer than the memory. */
  inputChunks(): AsyncIterable<string | Uint8Array>;
  /** From the first call on, an interruption (Ctrl-C) aborts the signal in place of ending the process. The second one ends it. */
  interruption(): AbortSignal;
  host(display: RunHost['display'], signal: AbortSignal): RunHost;
  /** How many threads can work at once. */
  readonly processors: number;
  /** The file of this program, for a thread to run. */
  program(): string;
  /** What draws a report as a page; undefined where it was not built. */
  reportProgram(): Promise<ReportProgram | undefined>;
  /** Turns the process into the language server. */
  serve(): void;
}

export interface Output {
  readonly isTerminal: boolean;
  write(text: string): void;
}

/** The world as this process has it. */
export function processWorld(): World {
  const folder = process.cwd();
  return {
    version,
    folder,
    files: readOnce(diskFiles(folder)),
    isFolder: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    variable: (name) => process.env[name],
    input: () => text(process.stdin),
    inputChunks: () => process.stdin,
    interruption,
    host: runHost,
    reportProgram: readReportProgram,
    processors: availableParallelism(),
    // It stands beside this file, in the bundle.
    program: () => join(__dirname, 'cli.js'),
    serve,
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  return { isTerminal: stream.isTTY === true, write: (words) => void stream.write(words) };
}

function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

/** The server is a program of its own, which stands beside this one: a command line needs no code for editors. */
function serve(): void {
  if (!process.argv.includes('--stdio')) process.argv.push('--stdio');
  require(join(__dirname, 'server.js'));
}
