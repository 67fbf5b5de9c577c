import type { ModelFailure, ModelFailureKind } from '#engine/run/modelClient.ts';
import type { Failed } from '../resolved.ts';

/** Failures that the next call will meet as well: the endpoint is not there, or the key is not right. */
const lasting: ReadonlySet<ModelFailureKind> = new Set(['unreachable', 'unauthorized', 'no-key']);

/** How many such failures in a row end the asking. */
const enough = 3;

/** Ends the asking when it is clear that it leads nowhere: a run of 1,000 cases does not wait 1,000 times for a server that is not there. */
export interface Breaker {
  /** Why nothing more is asked; undefined while asking makes sense. */
  open(): ModelFailure | undefined;
  note(reply: Failed | { readonly kind: 'answer' | 'ready' }): void;
}

export function createBreaker(): Breaker {
  let inARow = 0;
  let last: ModelFailure | undefined;
  return {
    open: () =>
      last && inARow >= enough
        ? { kind: last.kind, message: `not asked, as ${enough} calls in a row failed: ${last.message}` }
        : undefined,
    note(reply) {
      const failure = reply.kind === 'failure' && lasting.has(reply.failure.kind) ? reply.failure : undefined;
      inARow = failure ? inARow + 1 : 0;
      last = failure;
    },
  };
}
