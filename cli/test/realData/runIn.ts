import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskFiles } from '#disk/diskFiles.ts';
import type { RunRecord } from '#schemas/generated/run.ts';
import { runCli } from '../../src/cli.ts';
import { processWorld } from '../../src/world.ts';

/** What a command line wrote, and how it ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in a folder, as a person would. */
export async function runIn(folder: string, ...args: readonly string[]): Promise<Ended> {
  const written = { stdout: '', stderr: '' };
  const output = (stream: keyof typeof written) => ({
    isTerminal: false,
    write: (text: string) => {
      written[stream] += text;
    },
  });
  const world = {
    ...processWorld(),
    folder,
    files: diskFiles(folder),
    stdout: output('stdout'),
    stderr: output('stderr'),
  };
  const code = await runCli(args, world);
  return { code, ...written };
}

/** The record that a run wrote with `--output NAME`. */
export const readRecord = (folder: string, name: string): RunRecord =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')) as RunRecord;
