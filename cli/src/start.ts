import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

/** The oldest Node whose language the program is written in. */
const oldest = 22;

if (Number.parseInt(process.versions.node, 10) < oldest) {
  process.stderr.write(`railwright needs Node ${oldest} or newer; this is ${process.versions.node}\n`);
  process.exitCode = 2;
} else {
  if (process.argv[2] === 'check') {
    // A check runs most of its code a few times, and each of its threads compiles for itself: much of what is optimised
    // early is optimised in vain. What is called so often that it pays is optimised all the same.
    setFlagsFromString('--invocation-count-for-turbofan=200000');
    // And most of what its threads hold, they hold to the end: until there are 200 MB of it, looking for what can go is in vain.
    setFlagsFromString('--initial-old-space-size=200');
  }
  // The program stands beside this file, so that Node compiles it once and keeps the result: compiling takes longer than
  // many a command. Where nothing can be kept, it is compiled as ever. V8's flags come before: what is kept is kept by them.
  enableCompileCache?.();
  require(join(__dirname, 'cliMain.js'));
}
