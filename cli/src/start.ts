import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

/** The oldest Node whose language the program is written in. */
const oldest = 22;

if (Number.parseInt(process.versions.node, 10) < oldest) {
  process.stderr.write(`railwright needs Node ${oldest} or newer; this is ${process.versions.node}\n`);
  process.exitCode = 2;
} else {
  // The program stands beside this file, so that Node compiles it once and keeps the result: compiling takes longer than
  // many a command. Where nothing can be kept, it is compiled as ever.
  enableCompileCache();
  // A check runs most of its code a few times, and in several threads, which would compile it and clear up after it with
  // still more threads: a tenth of the time. What is called so often that it pays is optimised all the same.
  if (process.argv[2] === 'check')
    for (const flag of ['--invocation-count-for-turbofan=20000', '--no-parallel-scavenge']) setFlagsFromString(flag);
  require(join(__dirname, 'cliMain.js'));
}
