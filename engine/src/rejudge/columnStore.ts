import type { Column } from './column.ts';
import type { Work } from './work.ts';

/** Columns by what they depend on. */
export interface ColumnStore {
  find(key: string): Column | undefined;
  keep(key: string, column: Column): void;
  /** Begins a judgment: columns that none of the last ones asked for are let go. */
  begin(): void;
}

/** What an edit has undone may be what the next one does again. */
const KEPT = 12;

export function createColumnStore(): ColumnStore {
  const known = new Map<string, { readonly column: Column; used: number }>();
  let now = 0;
  return {
    find(key) {
      const entry = known.get(key);
      if (entry) entry.used = now;
      return entry?.column;
    },
    keep: (key, column) => known.set(key, { column, used: now }),
    begin() {
      now++;
      for (const [key, { used }] of known) if (now - used > KEPT) known.delete(key);
    },
  };
}

/** The column of a key, made where it is not there. One whose making is stopped is not kept. */
export function* findOrMake(store: ColumnStore, key: string, make: () => Work<Column>): Work<Column> {
  const column = store.find(key) ?? (yield* make());
  store.keep(key, column);
  return column;
}
