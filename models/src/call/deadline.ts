import type { AbortSignalLike } from '#engine/run/modelClient.ts';

/** The largest delay that `setTimeout` takes: it fires a longer one at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Ends an exchange when its time is up or when the user cancels. */
export interface Deadline {
  /** Aborted at the end; for `fetch`. */
  readonly signal: AbortSignal;
  /** Why the exchange was ended, if it was. */
  ended(): 'timeout' | 'cancelled' | undefined;
  /** Lets go of the timer and of the user's signal. */
  release(): void;
}

export function startDeadline(timeoutMs: number, cancel: AbortSignalLike): Deadline {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, Math.min(timeoutMs, LONGEST_TIMER_MS));
  cancel.addEventListener('abort', abort, { once: true });
  if (cancel.aborted) abort();
  return {
    signal: controller.signal,
    ended: () => (cancel.aborted ? 'cancelled' : controller.signal.aborted ? 'timeout' : undefined),
    release: () => {
      clearTimeout(timer);
      cancel.removeEventListener('abort', abort);
    },
  };
}
