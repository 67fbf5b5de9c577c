import type { Work } from './work.ts';

/** What was found, by all that it depends on. */
export interface Store<T> {
  find(key: string): T | undefined;
  keep(key: string, value: T): void;
  /** Begins a judgment: what none of the last ones asked for is let go. */
  begin(): void;
  clear(): void;
}

/** What an edit has undone may be what the next one does again. */
const KEPT = 12;

export function createStore<T>(): Store<T> {
  const known = new Map<string, { readonly value: T; used: number }>();
  let now = 0;
  return {
    find(key) {
      const entry = known.get(key);
      if (entry) entry.used = now;
      return entry?.value;
    },
    keep: (key, value) => known.set(key, { value, used: now }),
    begin() {
      now++;
      for (const [key, { used }] of known) if (now - used > KEPT) known.delete(key);
    },
    clear: () => known.clear(),
  };
}

/** What is kept under a key, made where it is not there. What is stopped in the making is not kept. */
export function* findOrMake<T>(store: Store<T>, key: string, make: () => Work<T>): Work<T> {
  const value = store.find(key) ?? (yield* make());
  store.keep(key, value);
  return value;
}
