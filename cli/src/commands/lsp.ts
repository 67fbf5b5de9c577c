import { type ExitCode, exitCodes } from '../exitCode.ts';
import type { ArgsOf } from '../options.ts';
import { complain, problem } from '../problem.ts';
import type { World } from '../world.ts';

/** `railwright lsp --stdio`. From here on the server has the process, and ends it when the editor says so. */
export async function lsp(_: ArgsOf<'lsp'>, world: World): Promise<ExitCode> {
  try {
    world.serve();
    return exitCodes.ok;
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    return complain(problem(`the language server cannot be started: ${reason}`), world);
  }
}
