import type { TestItem } from 'vscode';
import type { RunParams } from '#protocol/requests.ts';
import type { TestCase } from '#protocol/tests.ts';

type Kind = NonNullable<RunParams['kind']>;

/** What an item of the tree stands for. */
export type TestNode =
  | { readonly kind: 'suite'; readonly suite: string }
  | { readonly kind: 'kind'; readonly suite: string; readonly of: Kind }
  | { readonly kind: 'case'; readonly suite: string; readonly of: Kind; readonly id: TestCase['id'] };

/** Items are told apart by their ids below their parents: a suite's URI, a kind, a case's id. */
export function nodeOf({ id, parent }: TestItem): TestNode {
  if (!parent) return { kind: 'suite', suite: id };
  const above = nodeOf(parent);
  if (above.kind === 'suite') return { kind: 'kind', suite: above.suite, of: id as Kind };
  return { kind: 'case', suite: above.suite, of: parent.id as Kind, id };
}

/** The cases at or below an item, as far as they are known. */
export function casesBelow(item: TestItem): readonly TestItem[] {
  if (nodeOf(item).kind === 'case') return [item];
  return [...item.children].flatMap(([, child]) => casesBelow(child));
}

/** Whether an item is another one, or stands below it. */
export function isWithin(item: TestItem | undefined, other: TestItem): boolean {
  return item !== undefined && (item === other || isWithin(item.parent, other));
}
