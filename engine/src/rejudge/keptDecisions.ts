import type { CallDecisions } from './decideCalls.ts';
import type { Decisions } from './decision.ts';

/** The decisions of the layers that other ones do not change. */
export interface KeptDecisions {
  readonly input: Kept<Decisions>;
  readonly action: Kept<CallDecisions>;
  readonly output: Kept<Decisions>;
}

/** A value, as long as what it depends on stays the same. */
export interface Kept<T> {
  get(key: string, make: () => T): T;
}

export const keptDecisions = (): KeptDecisions => ({ input: keep(), action: keep(), output: keep() });

function keep<T>(): Kept<T> {
  let kept: { readonly key: string; readonly value: T } | undefined;
  return {
    get(key, make) {
      if (kept?.key !== key) kept = { key, value: make() };
      return kept.value;
    },
  };
}
