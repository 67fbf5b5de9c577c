import { expect, test } from 'vitest';
import type { TestItem } from 'vscode';
import { syncItems } from '../../src/tests/syncItems.ts';
import type { WantedItem } from '../../src/tests/testItems.ts';
import { testItem, testItems } from './items.ts';

const wanted = (id: string, label = id): WantedItem => {
  const shown = { label, description: '', sortText: '', range: undefined, tags: [] };
  return { id, uri: undefined, shown, make: () => Object.assign(testItem(id), shown) };
};

test('an item that stays is the same item, with what it says now', () => {
  const items = testItems();
  syncItems(items, [wanted('a'), wanted('b')]);
  const before = items.get('a');
  syncItems(items, [wanted('c'), wanted('a', 'A')]);
  expect([...items].map(([id]) => id)).toEqual(['c', 'a']);
  expect(items.get('a')).toBe(before);
  expect(items.get('a')?.label).toBe('A');
});

test('where nothing comes or goes, the list is left alone', () => {
  const items = testItems();
  syncItems(items, [wanted('a'), wanted('b')]);
  const replaced: (readonly TestItem[])[] = [];
  const watched = Object.assign(items, { replace: (next: readonly TestItem[]) => replaced.push(next) });
  syncItems(watched, [wanted('a'), wanted('b', 'B')]);
  expect(replaced).toEqual([]);
  expect(items.get('b')?.label).toBe('B');
});
