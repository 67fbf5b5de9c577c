import type { Range, TextChange } from '../document/diagnostic.ts';
import { lineStart } from '../document/lines.ts';
import type { ParsedDocument } from '../document/parseDocument.ts';
import { isCollection, type Node } from '../document/tree.ts';
import { formatDocument, keepsMeaning } from './formatDocument.ts';

/**
 * Formats the lines that a range touches. Where they would then mean something else (an item that is indented unlike the
 * others), it formats all of what they stand in.
 */
export function formatRange(document: ParsedDocument, range: Range): readonly TextChange[] {
  const changes = formatDocument(document);
  for (const place of [range, ...collectionsAround(document.root, range)]) {
    const lines = wholeLines(document.text, place);
    const inside = changes.filter((change) => lines.start <= change.range.start && change.range.end <= lines.end);
    if (keepsMeaning(document, inside)) return inside;
  }
  return changes;
}

function wholeLines(text: string, { start, end }: Range): Range {
  const lineEnd = text.indexOf('\n', Math.max(start, end - 1));
  return { start: lineStart(text, start), end: lineEnd < 0 ? text.length : lineEnd };
}

/** The mappings and lists that hold a range, from the innermost on. */
function collectionsAround(root: Node | null, range: Range): readonly Range[] {
  const found: Range[] = [];
  for (let node = root; node && isCollection(node); node = childAround(node, range)) found.unshift(node);
  return found;
}

function childAround(node: Node, { start, end }: Range): Node | null {
  const children =
    node.kind === 'list' ? node.items : node.kind === 'mapping' ? node.items.map(({ value }) => value) : [];
  return children.find((child) => child && child.start <= start && end <= child.end) ?? null;
}
