import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { FromLive, ToLive } from './messages.ts';

/** The thread that judges, as the rest of the server sees it. */
export interface LiveThread {
  tell(message: ToLive): void;
  end(): void;
}

/** Makes one. A test makes one that works in its own thread. */
export type StartLive = (hear: (message: FromLive) => void, onLost: (reason: string) => void) => LiveThread;

/** What a thread is told when it starts; it tells the program that it is no language server. */
export interface LiveThreadData {
  readonly kind: 'live';
}

export const isLiveThread = (data: unknown): data is LiveThreadData =>
  typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'live';

/**
 * How much a thread may hold, in MB. A hundred thousand cases take less than half of it. With little room for new objects
 * V8 looks often which of them are needed, and holds less in all.
 */
const limits = { maxOldGenerationSizeMb: 1536, maxYoungGenerationSizeMb: 32 };

/**
 * The room for new objects in MB that a thread begins with, as V8 has it three times. The server itself makes do with the least
 * (`start.ts`). What judges a large suite for the first time makes new objects without end: with the least, a fifth of
 * that time goes into looking which of them are needed. A heap that is there already stays as it is.
 */
const youngMb = 8;

/** Starts the program of this server once more, in a thread. */
export const startLiveThread: StartLive = (hear, onLost) => {
  const workerData: LiveThreadData = { kind: 'live' };
  setFlagsFromString(`--min-semi-space-size=${youngMb}`);
  const worker = new Worker(join(__dirname, 'server.js'), { workerData, resourceLimits: limits });
  worker.on('message', hear);
  worker.on('error', (error: NodeJS.ErrnoException) => onLost(reasonOf(error)));
  return { tell: (message) => worker.postMessage(message), end: () => void worker.terminate() };
};

const reasonOf = ({ code, message }: NodeJS.ErrnoException): string =>
  code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'the suite takes more memory than there is for it' : message;
