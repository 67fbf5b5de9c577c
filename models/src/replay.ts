import { type Breaker, createBreaker } from './call/breaker.ts';
import type { CallLimit } from './call/callLimit.ts';
import type { Failed, Resolved } from './resolved.ts';

/** Where replies of one kind are kept. */
export interface Kept<T> {
  get(key: string): T | undefined;
  put(key: string, value: T): void;
}

export type Given<T> = { readonly kind: 'answer'; readonly answer: T & { readonly cached: boolean } } | Failed;

/** Gives the reply that is kept under a key, or else makes the call for it. */
export type Replay<T> = (key: string, call: () => Promise<Resolved<T>>) => Promise<Given<T>>;

/**
 * What a model or a service has replied once is replayed; all else is asked for, and kept. A failure is never kept, so
 * that the next run asks again.
 */
export function createReplay<T>(kept: Kept<T>, limit: CallLimit): Replay<T> {
  const breaker = createBreaker();
  const replayed = (key: string): Given<T> | undefined => {
    const value = kept.get(key);
    return value && { kind: 'answer', answer: { ...value, cached: true } };
  };
  // Another case may ask the same while this one waits for its turn. A call keeps its turn while it waits to be tried
  // again, so that a server that is overloaded is asked less.
  return async (key, call) =>
    replayed(key) ?? limit(async () => replayed(key) ?? keep(await unlessPointless(breaker, call), key, kept));
}

async function unlessPointless<T>(breaker: Breaker, call: () => Promise<Resolved<T>>): Promise<Resolved<T>> {
  const pointless = breaker.open();
  if (pointless) return { kind: 'failure', failure: pointless };
  const reply = await call();
  breaker.note(reply);
  return reply;
}

function keep<T>(reply: Resolved<T>, key: string, kept: Kept<T>): Given<T> {
  if (reply.kind === 'failure') return reply;
  kept.put(key, reply.value);
  return { kind: 'answer', answer: { ...reply.value, cached: false } };
}
