import { spawn } from 'node:child_process';
import { isAbsolute } from 'node:path';
import { projectEnvironment, root } from './project.ts';

export interface RunOptions {
  /** The project's folder, if not given. */
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a command in the foreground; resolves to its exit code, 127 when there is no such command. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...base(command, options), stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a command and resolves to what it printed.
 * @throws when it fails, with the end of what it printed
 */
export function capture(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...base(command, options), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`\`${[command, ...args].join(' ')}\` failed:\n${output.slice(-4000).trim()}`));
    });
  });
}

const base = (command: string, { cwd = root, env = {} }: RunOptions) => ({
  cwd,
  env: projectEnvironment(env),
  // On Windows a command without a path (npm, code) is a script, which only a shell starts.
  shell: process.platform === 'win32' && !isAbsolute(command),
});
