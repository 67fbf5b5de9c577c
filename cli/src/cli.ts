import { CommanderError } from 'commander';
import { type ExitCode, exitCodes } from './exitCode.ts';
import type { ArgsOf, CommandName } from './options.ts';
import { buildProgram } from './program.ts';
import type { World } from './world.ts';

type Run<Name extends CommandName> = (args: ArgsOf<Name>, world: World) => Promise<ExitCode>;

/** Each is loaded when it is called for: `--help` and `diff` need no parser of policies. */
const runners: { readonly [Name in CommandName]: () => Promise<Run<Name>> } = {
  check: async () => (await import('./commands/check.ts')).check,
  run: async () => (await import('./commands/run.ts')).run,
  diff: async () => (await import('./commands/diff.ts')).diff,
  preview: async () => (await import('./commands/preview.ts')).preview,
  replay: async () => (await import('./commands/replay.ts')).replay,
  show: async () => (await import('./commands/show.ts')).show,
  format: async () => (await import('./commands/format.ts')).format,
  explain: async () => (await import('./commands/explain.ts')).explain,
  lsp: async () => (await import('./commands/lsp.ts')).lsp,
};

/** Runs a command line. Gives the exit code, when all output has been handed to the world. */
export async function runCli(args: readonly string[], world: World): Promise<ExitCode> {
  const ended: ExitCode[] = [];
  const program = buildProgram(world, async (name, values) => {
    const run: Run<never> = await runners[name]();
    // commander has read the values by the specification that types them.
    ended.push(await run(values as never, world));
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  }
  return ended[0] ?? exitCodes.ok;
}
