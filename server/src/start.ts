import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

// The server stands beside this file, so that Node compiles it once and keeps the result: compiling takes half of a
// start. Where nothing can be kept, it is compiled as ever.
enableCompileCache?.();
// V8 would let new objects fill up to 64 MB before it looks which of them are needed. An edit of a suite of 2,000 cases makes
// 10 MB of them: looking more often takes 2 ms of an edit, and saves more than 50 MB.
setFlagsFromString('--semi-space-growth-factor=1');
// And it would let the heap grow to several times what is needed: the answers of an editor's questions about such a suite
// (folds, colours, lenses) are a megabyte each. Half as much again is 160 MB in the place of 280.
setFlagsFromString('--heap-growing-percent=50');
require(join(__dirname, 'serverMain.js'));
