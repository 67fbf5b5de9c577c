import { createHash } from 'node:crypto';
import type { AbortSignalLike } from '#engine/run/modelClient.ts';
import type { RunHost } from '#engine/run/plan.ts';
import { version } from './version.ts';

/** The world that a run needs, as this machine has it. */
export function runHost(display: (path: string) => string, signal: AbortSignalLike): RunHost {
  return {
    version,
    now: () => new Date(),
    elapsed: () => performance.now(),
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    display,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    signal,
  };
}
