import type { CheckedFile } from '#engine/report/checkedFile.ts';
import { findingsPretty } from '#engine/report/checkPretty.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { styleFor } from './terminal.ts';
import type { World } from './world.ts';

/** Why a command cannot do what it was asked to: bad usage, or input that cannot be read. */
export interface Problem {
  readonly kind: 'problem';
  readonly message: string;
  /** How to mend it. */
  readonly help?: string;
  /** The findings that stand in the way. */
  readonly files?: readonly CheckedFile[];
}

export const problem = (message: string, help?: string): Problem => ({ kind: 'problem', message, help });

export const isProblem = (value: object): value is Problem => 'kind' in value && value.kind === 'problem';

/** The opposite, for lists. */
export const isSound = <T extends object>(value: T | Problem): value is T => !isProblem(value);

/** Says what is wrong on the standard error. */
export function complain({ message, help, files = [] }: Problem, world: World): ExitCode {
  const style = styleFor(world.stderr, world);
  const hint = help === undefined ? '' : `${style.dim(`help: ${help}`)}\n`;
  world.stderr.write(`${findingsPretty(files, style)}${style.red('error:')} ${message}\n${hint}`);
  return exitCodes.usage;
}

/** Says what went wrong on the side; the command goes on. */
export function warn(message: string, world: World): void {
  world.stderr.write(`${styleFor(world.stderr, world).yellow('warning:')} ${message}\n`);
}
