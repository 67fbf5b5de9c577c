import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

/** The oldest Node whose language the program is written in. Editors start the one that they find, which may be older. */
const oldest = 22;

if (Number.parseInt(process.versions.node, 10) < oldest) {
  process.stderr.write(`railwright needs Node ${oldest} or newer; this is ${process.versions.node}\n`);
  process.exitCode = 2;
} else {
  // The server stands beside this file, so that Node compiles it once and keeps the result: compiling takes half of a
  // start. Where nothing can be kept, it is compiled as ever.
  enableCompileCache?.();
  // V8 begins with 1 MB for new objects, which a suite of 2,000 cases fills again and again. While the server loads, that room
  // grows to 4 MB: such a suite opens a tenth faster.
  setFlagsFromString('--semi-space-growth-factor=4');
  // V8 would let the heap grow to several times what is needed: the answers of an editor's questions about such a suite
  // (folds, colours, lenses) are a megabyte each. Half as much again is 160 MB in the place of 280.
  setFlagsFromString('--heap-growing-percent=50');
  require(join(__dirname, 'serverMain.js'));
  // And from then on it stays as it is. V8 would let it grow to 64 MB: with edits of such a suite, to 314 MB in all in the place
  // of 187.
  setFlagsFromString('--semi-space-growth-factor=1');
}
