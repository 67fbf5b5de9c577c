import type { AbortSignalLike } from '#engine/run/modelClient.ts';

/** What depends on the clock or on chance, so that tests can stand in for both. */
export interface Time {
  now(): Date;
  /** Resolves after that many milliseconds, or as soon as the signal is aborted. Never rejects. */
  wait(ms: number, signal: AbortSignalLike): Promise<void>;
  /** From 0 up to, but not including, 1. */
  random(): number;
}

export const systemTime: Time = {
  now: () => new Date(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done, { once: true });
    }),
  random: Math.random,
};
