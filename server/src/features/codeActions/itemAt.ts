import type { Range } from '#engine/document/diagnostic.ts';
import { lineStart } from '#engine/document/lines.ts';
import { findNode, type Path } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import type { Node } from '#engine/document/tree.ts';
import { layers } from '#engine/policy/policy.ts';
import type { ActionPlace } from './action.ts';

/** A rule or a case that the cursor is in. */
export interface FoundItem {
  readonly path: Path;
  readonly node: Node;
}

/** The lists of a file whose items are named by their ids. */
const lists = { policy: layers, suite: ['cases'], settings: [] } as const;

/** The rules or cases that are chosen, in whole or in part. */
export function itemsAt({
  document,
  kind,
  range,
}: Pick<ActionPlace, 'document' | 'kind' | 'range'>): readonly FoundItem[] {
  return lists[kind].flatMap((list) =>
    nodesOf(document, list).flatMap((node, index) =>
      isTouched(document, node, range) ? [{ path: [list, index], node }] : [],
    ),
  );
}

/** The case that the cursor is in; undefined where none is, or several are chosen. */
export function caseItemAt(place: ActionPlace): FoundItem | undefined {
  const items = place.kind === 'suite' ? itemsAt(place) : [];
  return items.length === 1 ? items[0] : undefined;
}

const nodesOf = (document: ParsedDocument, list: string): readonly Node[] => {
  const { node } = findNode(document, [list]) ?? {};
  return node?.kind === 'list' ? node.items : [];
};

/** The dash of an item belongs to it. */
const isTouched = ({ text }: ParsedDocument, { start, end }: Node, range: Range): boolean =>
  lineStart(text, start) <= range.start ? range.start <= end : start <= range.end;
