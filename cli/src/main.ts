import { workerData } from 'node:worker_threads';
import { isCheckThread, serveCheck } from './check/threads.ts';
import { runCli } from './cli.ts';
import { exitCodes } from './exitCode.ts';
import { processWorld } from './world.ts';

// A reader that has seen enough (`| head`) closes the pipe: that is no error of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Sets the exit code and lets the process end by itself, so that all output is written before. */
async function main(): Promise<void> {
  if (isCheckThread(workerData)) return serveCheck(workerData);
  // Should the program end before the command has: that is no success.
  process.exitCode = exitCodes.incomplete;
  process.exitCode = await runCli(process.argv.slice(2), processWorld());
}

main().catch((error: unknown) => {
  // A fault of this program must not look like findings.
  process.exitCode = exitCodes.incomplete;
  console.error('internal error:', error);
});
