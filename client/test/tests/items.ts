import type { TestItem, TestItemCollection } from 'vscode';

/** A test item as the editor's, as far as the tree of tests needs it. */
export function testItem(id: string, children: readonly TestItem[] = []): TestItem {
  const item = { id, parent: undefined, children: testItems(), label: id, canResolveChildren: children.length > 0 };
  // What is left out of the editor's type is not read by what is tested.
  const made = item as unknown as TestItem;
  made.children.replace(children);
  for (const child of children) Object.assign(child, { parent: made });
  return made;
}

/** A collection that keeps the order in which items came, as the editor's does. */
export function testItems(): TestItemCollection {
  const items = new Map<string, TestItem>();
  const collection = {
    get size() {
      return items.size;
    },
    replace(next: readonly TestItem[]) {
      items.clear();
      for (const item of next) items.set(item.id, item);
    },
    get: (id: string) => items.get(id),
    [Symbol.iterator]: () => items[Symbol.iterator](),
  };
  return collection as unknown as TestItemCollection;
}
