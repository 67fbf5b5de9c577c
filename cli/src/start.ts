import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// The program stands beside this file, so that Node compiles it once and keeps the result: compiling takes longer than
// many a command. Where nothing can be kept, it is compiled as ever.
enableCompileCache?.();
require(join(__dirname, 'cliMain.js'));
