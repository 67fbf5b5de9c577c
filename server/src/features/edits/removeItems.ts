import type { Range, TextChange } from '#engine/document/diagnostic.ts';
import { lineStart } from '#engine/document/lines.ts';
import { findNode } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import type { ListNode } from '#engine/document/tree.ts';
import { nextLineStart, startWithComments } from './lines.ts';
import { removeAt } from './remove.ts';

/** Takes items out of a list at the top of a file; with the last of them, the list and its key. */
export function removeItems(document: ParsedDocument, key: string, indexes: readonly number[]): readonly TextChange[] {
  const { node } = findNode(document, [key]) ?? {};
  if (node?.kind !== 'list') return [];
  if (indexes.length === node.items.length) return [removeAt(document, [key])].filter((change) => change !== undefined);
  return runs(indexes).map(([first, last]) => ({ range: rangeOf(document.text, node, first, last), text: '' }));
}

/** The first and the last of each row of numbers that follow one another. */
function runs(indexes: readonly number[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const index of indexes.toSorted((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last[1] === index - 1) last[1] = index;
    else found.push([index, index]);
  }
  return found;
}

/** With their lines, their comments, and the empty lines behind them; of the last items, those before them. */
function rangeOf(text: string, { items, flow }: ListNode, first: number, last: number): Range {
  const [before, start, end, next] = [items[first - 1], items[first], items[last], items[last + 1]];
  if (!start || !end) return { start: 0, end: 0 };
  if (flow) return next ? { start: start.start, end: next.start } : { start: before?.end ?? start.start, end: end.end };
  const lines = { start: startWithComments(text, start.start), end: behindEnd(text, end.end) };
  if (next) return { start: lines.start, end: lineStart(text, startWithComments(text, next.start)) };
  return { start: before ? behindEnd(text, before.end) : lines.start, end: lines.end };
}

/** The start of the line behind something. */
const behindEnd = (text: string, end: number): number => (text[end - 1] === '\n' ? end : nextLineStart(text, end));
