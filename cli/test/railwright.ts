import { diskFiles } from '#disk/diskFiles.ts';
import type { ReportProgram } from '#disk/reportProgram.ts';
import { runCli } from '../src/cli.ts';
import type { ExitCode } from '../src/exitCode.ts';
import { processWorld } from '../src/world.ts';

export interface Ran {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a test may change about the process. */
export interface Surroundings {
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Whether the standard output and the standard error are terminals. */
  readonly terminal?: boolean;
  readonly signal?: AbortSignal;
  readonly serve?: () => void;
  /** What draws a report as a page; none, if not given. */
  readonly reportProgram?: ReportProgram;
}

/** Runs a command line in a folder, in this process. */
export async function railwright(folder: string, args: readonly string[], own: Surroundings = {}): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const outputTo = (stream: keyof typeof written) => ({
    isTerminal: own.terminal === true,
    write: (text: string) => {
      written[stream] += text;
    },
  });
  const code = await runCli(args, {
    ...processWorld(),
    version: '1.2.3',
    folder,
    files: diskFiles(folder),
    stdout: outputTo('stdout'),
    stderr: outputTo('stderr'),
    variable: (name) => own.environment?.[name],
    input: () => Promise.resolve(own.input ?? ''),
    inputChunks: async function* () {
      yield own.input ?? '';
    },
    interruption: () => own.signal ?? new AbortController().signal,
    processors: 1,
    reportProgram: () => Promise.resolve(own.reportProgram),
    serve: own.serve ?? (() => undefined),
  });
  return { code, ...written };
}
