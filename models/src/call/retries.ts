import type { AbortSignalLike } from '#engine/run/modelClient.ts';
import { type Failed, failed, type Ready, type Resolved } from '../resolved.ts';
import type { FailedExchange } from './failedExchange.ts';
import type { Time } from './time.ts';

/** Of the first wait; each further one is twice as long, up to the longest. */
const FIRST_WAIT_MS = 1000;
const LONGEST_BACKOFF_MS = 32_000;

/** A server that asks for more is not waited for: the run says so instead of standing still. */
const LONGEST_WAIT_MS = 120_000;

export interface RetryPolicy {
  /** How often an exchange is tried again. */
  readonly retries: number;
  readonly time: Time;
}

/**
 * Tries an exchange until it goes well, fails for good, or has been tried often enough. The SDK's own retries are not
 * used: they ignore a `Retry-After` of a minute or more and come back sooner, all callers at the same moment.
 */
export async function withRetries<T>(
  exchange: () => Promise<Ready<T> | FailedExchange>,
  { retries, time }: RetryPolicy,
  signal: AbortSignalLike,
): Promise<Resolved<T>> {
  for (let round = 0; ; round++) {
    const result = await exchange();
    if (result.kind === 'ready') return result;
    if (result.retry === undefined || round >= retries) return afterAttempts(result, round + 1);
    const { afterMs = 0 } = result.retry;
    if (afterMs > LONGEST_WAIT_MS) return addNote(result, `it asks to wait for ${Math.ceil(afterMs / 1000)} s`);
    await time.wait(afterMs + backoffMs(round, time.random()), signal);
    if (signal.aborted) return cancelled();
  }
}

export function cancelled(): Failed {
  return failed('cancelled', 'the call was cancelled');
}

/** Exponential, with half of it left to chance, so that calls that failed together do not come back together. */
function backoffMs(round: number, chance: number): number {
  return Math.min(LONGEST_BACKOFF_MS, FIRST_WAIT_MS * 2 ** round) * (0.5 + chance / 2);
}

function afterAttempts({ kind, failure }: FailedExchange, attempts: number): Failed {
  return attempts === 1 ? { kind, failure } : addNote({ kind, failure }, `after ${attempts} attempts`);
}

function addNote({ failure: { kind, message } }: Failed, note: string): Failed {
  return failed(kind, `${message} (${note})`);
}
