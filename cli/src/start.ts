import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { loadProgram } from '#disk/compiledProgram.ts';
import { exitCodes } from './exitCode.ts';

/** The oldest Node whose language the program is written in. */
const oldest = 22;

if (Number.parseInt(process.versions.node, 10) < oldest) {
  process.stderr.write(`railwright needs Node ${oldest} or newer; this is ${process.versions.node}\n`);
  process.exitCode = exitCodes.usage;
} else start(isMainThread ? (process.argv[2] ?? '') : 'check');

/** The program stands beside this file. The threads of a check run this file as well. */
function start(command: string): void {
  if (command === 'check') {
    // A check runs most of its code a few times, and each of its threads compiles for itself: much of what is optimised
    // early is optimised in vain. What is called so often that it pays is optimised all the same.
    setFlagsFromString('--invocation-count-for-turbofan=200000');
    setFlagsFromString('--invocation-count-for-maglev=1500');
    // And most of what its threads hold, they hold to the end: until there are 200 MB of it, looking for what can go is in vain.
    setFlagsFromString('--initial-old-space-size=200');
  }
  // For what the program imports beside itself. V8's flags come before: what is kept is kept by them.
  enableCompileCache?.();
  const { run, keep } = loadProgram(join(__dirname, 'cliMain.js'), /^[a-z]+$/.test(command) ? command : 'other');
  run();
  // What is no command has called no function worth keeping.
  if (isMainThread) process.once('exit', (code) => code !== exitCodes.usage && keep());
}
