import { isCollection, type ListNode, type MappingNode, type Node } from '../document/tree.ts';
import { layFlow } from './flowLayout.ts';
import { columnIn, type Layout, nextToken, type Place, placeSign, placeToken, put } from './layout.ts';
import { layScalar } from './scalarLayout.ts';

/** How far each level of a block stands in. */
export const step = 2;

/** What a block node stands in: the columns of its parent, in the text and as they are to be. */
interface Parent {
  readonly kind: 'root' | 'mapping' | 'list';
  readonly from: number;
  readonly to: number;
}

export const rootParent: Parent = { kind: 'root', from: -step, to: -step };

/** Lays out a node that does not stand in brackets, and what is before it. */
export function layBlock(layout: Layout, node: Node, parent: Parent): void {
  if (layout.isOdd || node.start === node.end) return;
  const column = parent.to + step;
  const { at } = layout;
  placeProperties(layout, node, { width: 1, column });
  if (parent.kind === 'list' && layout.at === at && movesUp(layout, node)) moveUp(layout, node);
  else placeToken(layout, node.start, { width: 1, column });
  if (parent.kind === 'list') layout.base = column;
  if (!isCollection(node)) layScalar(layout, node, { ...parent, inner: column });
  else if (node.flow) layFlow(layout, node, { block: parent.to, level: 1 });
  else if (node.kind === 'mapping') layMapping(layout, node, column);
  else layList(layout, node, column);
}

/** What stands before a node: `&anchor`, `!tag`. */
export function placeProperties(layout: Layout, node: Node, place: Place): void {
  const { text } = layout;
  for (let start = nextToken(layout); start < node.start && !layout.isOdd; start = nextToken(layout)) {
    if (text[start] !== '&' && text[start] !== '!') layout.isOdd = true;
    placeToken(layout, start, place);
    layout.at = start + (/^[^\s,[\]{}]+/.exec(text.slice(start, node.start))?.[0].length ?? 1);
  }
}

/** What stands a line below its dash moves up to it, unless a comment is between. A list in a list may stand as it does. */
const movesUp = ({ text, at }: Layout, { kind, start }: Node): boolean =>
  kind !== 'list' && text.slice(at, start).trim() === '';

function moveUp(layout: Layout, { start }: Node): void {
  put(layout, layout.at, start, ' ');
  layout.at = start;
}

function layMapping(layout: Layout, { items, start }: MappingNode, column: number): void {
  const parent: Parent = { kind: 'mapping', from: columnIn(layout.text, start), to: column };
  const depth = openLevel(layout, parent);
  for (const [index, { key, value }] of items.entries()) {
    if (index > 0 || key.start > layout.at) placeKey(layout, key, column);
    // Where a key is missing, the mapping does not begin at a token.
    layout.isOdd ||= isCollection(key) || key.start === key.end;
    if (layout.isOdd || isCollection(key)) return;
    layout.levels.length = depth;
    layout.base = column;
    layScalar(layout, key, { ...parent, inner: column + step });
    placeSign(layout, ':', { width: 0, column });
    if (value) layBlock(layout, value, parent);
  }
}

function placeKey(layout: Layout, key: Node, column: number): void {
  placeProperties(layout, key, { width: 1, column });
  placeToken(layout, key.start, { width: 1, column });
}

function layList(layout: Layout, { items, start }: ListNode, column: number): void {
  const parent: Parent = { kind: 'list', from: columnIn(layout.text, start), to: column };
  const depth = openLevel(layout, parent);
  // The first dash is where the list starts, which has its place.
  for (const [index, item] of items.entries()) {
    if (index > 0) placeSign(layout, '-', { width: 0, column });
    else layout.at = start + 1;
    layout.levels.length = depth;
    layout.base = column;
    layBlock(layout, item, parent);
  }
}

/** Notes a block, and gives how many are open then. */
const openLevel = ({ levels }: Layout, { from, to }: Parent): number => levels.push({ from, to });
