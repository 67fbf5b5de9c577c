import { Range, type TestController, type TestItem, TestTag, Uri, workspace } from 'vscode';
import type { TestCase, TestKinds, TestRange, TestSuite } from '#protocol/tests.ts';

/** Gives what stands behind a label. */
export type Describe = (label: string, detail: string) => string;

/** A screen reader is given what stands behind a label in place of the label: there, it says both. */
export function describing(): Describe {
  const isRead = workspace.getConfiguration('editor').get('accessibilitySupport') === 'on';
  return (label, detail) => (isRead ? `${label}, ${detail}` : detail);
}

/** What makes items. */
export interface ItemMaker {
  readonly controller: TestController;
  readonly describe: Describe;
}

/** What an item says beside its id. */
export interface WantedItem {
  readonly id: string;
  readonly uri: Uri | undefined;
  readonly shown: Pick<TestItem, 'label' | 'description' | 'sortText' | 'range' | 'tags'>;
  /** Makes it, where there is none that can be given what is shown. */
  make(): TestItem;
}

export function suiteItem(maker: ItemMaker, { uri, id, path }: TestSuite, index: number): WantedItem {
  return wanted(maker, uri, Uri.parse(uri), {
    shown: { label: id, description: maker.describe(id, path), sortText: place(index), range: undefined, tags: [] },
    canResolveChildren: true,
  });
}

export function kindItem(
  maker: ItemMaker,
  suite: TestItem,
  { kind, count }: TestKinds['kinds'][number],
  index: number,
): WantedItem {
  const description = maker.describe(kind, `${count} ${count === 1 ? 'case' : 'cases'}`);
  return wanted(maker, kind, suite.uri, {
    shown: { label: kind, description, sortText: place(index), range: undefined, tags: [] },
    canResolveChildren: true,
  });
}

export function caseItem(
  maker: ItemMaker,
  kind: TestItem,
  { id, uri, range, expected, tags }: TestCase,
  index: number,
): WantedItem {
  return wanted(maker, id, uri === undefined ? kind.uri : Uri.parse(uri), {
    shown: {
      label: id,
      description: maker.describe(id, expected),
      sortText: place(index),
      range: range && toRange(range),
      tags: [kind.id, ...tags].map((tag) => new TestTag(tag)),
    },
    canResolveChildren: false,
  });
}

function wanted(
  { controller }: ItemMaker,
  id: string,
  uri: Uri | undefined,
  { shown, canResolveChildren }: Pick<WantedItem, 'shown'> & Pick<TestItem, 'canResolveChildren'>,
): WantedItem {
  const make = (): TestItem =>
    Object.assign(controller.createTestItem(id, shown.label, uri), shown, { canResolveChildren });
  return { id, uri, shown, make };
}

/** Text that sorts as the number does. */
const place = (index: number): string => String(index).padStart(7, '0');

export const toRange = ({ line, character, endLine, endCharacter }: TestRange): Range =>
  new Range(line, character, endLine, endCharacter);
