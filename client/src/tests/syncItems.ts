import type { TestItem, TestItemCollection } from 'vscode';
import type { WantedItem } from './testItems.ts';

/** Makes a list of items what it should be. An item that stays is kept: its results, and whether it is unfolded, hang on it. */
export function syncItems(items: TestItemCollection, wanted: readonly WantedItem[]): void {
  const next = wanted.map((item) => kept(items, item) ?? item.make());
  if (next.length !== items.size || next.some((item) => items.get(item.id) !== item)) items.replace(next);
}

function kept(items: TestItemCollection, { id, uri, shown }: WantedItem): TestItem | undefined {
  const known = items.get(id);
  if (known?.uri?.toString() !== uri?.toString()) return undefined;
  // The range of a suite is found with its kinds.
  const { range = known?.range, ...rest } = shown;
  return known && Object.assign(known, { range, ...rest });
}
