import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { loadProgram } from '#disk/compiledProgram.ts';

/** The oldest Node whose language the program is written in. Editors start the one that they find, which may be older. */
const oldest = 22;

/** When what is compiled is kept for the next start, in milliseconds: an editor may end a server without a word. */
const keepAfter = 5000;

if (Number.parseInt(process.versions.node, 10) < oldest) {
  process.stderr.write(`railwright needs Node ${oldest} or newer; this is ${process.versions.node}\n`);
  process.exitCode = 2;
} else start();

/** The server stands beside this file. The thread that judges live runs this file as well. */
function start(): void {
  enableCompileCache?.();
  // V8 would let the heap grow to several times what is needed: the answers of an editor's questions about such a suite
  // (folds, colours, lenses) are a megabyte each. Half as much again is 160 MB in the place of 280.
  setFlagsFromString('--heap-growing-percent=50');
  if (isMainThread) makeRoom();
  const { run, keep } = loadProgram(join(__dirname, 'serverMain.js'), isMainThread ? 'server' : 'live');
  run();
  setTimeout(keep, keepAfter).unref();
}

/**
 * V8 begins with 1 MB for new objects, which a suite of 2,000 cases fills again and again, and would let it grow to 64 MB: with
 * edits of such a suite, to 314 MB in all in the place of 187. With 4 MB, such a suite opens a tenth faster: V8 grants them when
 * enough new objects are held. From then on it grows no more. The thread begins with what it needs (`live/liveHost.ts`).
 */
function makeRoom(): void {
  setFlagsFromString('--semi-space-growth-factor=4');
  const held: object[][] = [];
  while (roomForNew() < 2 * 4e6 && held.length < 100) held.push(Array.from({ length: 1000 }, () => ({})));
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** In bytes: one half is in use, and what is still needed of it is moved to the other. */
function roomForNew(): number {
  const room = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  return room?.space_size ?? Number.POSITIVE_INFINITY;
}
