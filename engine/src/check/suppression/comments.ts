import type { Range } from '../../document/diagnostic.ts';
import { lineEnd, lineStart } from '../../document/lines.ts';
import type { ParsedDocument } from '../../document/parseDocument.ts';
import type { Node, ScalarNode } from '../../document/tree.ts';

/** Where the comments stand that begin with a word, `#` included. What looks like one inside a text is none; JSON has none. */
export function commentsWith({ path, text, root }: ParsedDocument, word: string): readonly Range[] {
  if (path.toLowerCase().endsWith('.json')) return [];
  const found: Range[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const start = commentStart(text, root, at);
    const end = lineEnd(text, at);
    if (start !== undefined && /^#[ \t]*$/.test(text.slice(start, at))) found.push({ start, end });
  }
  return found;
}

/** Where the comment starts that an offset is in. */
function commentStart(text: string, root: Node | null, offset: number): number | undefined {
  const start = lineStart(text, offset);
  for (let at = text.indexOf('#', start); at >= 0 && at < offset; at = text.indexOf('#', at + 1)) {
    const isApart = at === start || /\s/.test(text.charAt(at - 1));
    if (isApart && !isText(text, root, at)) return at;
  }
  return undefined;
}

/** Behind the `|` or `>` of a block a comment may stand. */
function isText(text: string, root: Node | null, offset: number): boolean {
  const scalar = scalarAt(root, offset);
  const isBlock = scalar?.style === 'literal' || scalar?.style === 'folded';
  return scalar !== undefined && !(isBlock && offset < lineEnd(text, scalar.start));
}

/** The text, number or other scalar that an offset is in; keys are such, too. */
export function scalarAt(node: Node | null, offset: number): ScalarNode | undefined {
  if (!node || offset < node.start || offset >= node.end) return undefined;
  switch (node.kind) {
    case 'scalar':
      return node;
    case 'alias':
      return undefined;
    case 'list':
      return scalarAt(lastFrom(node.items, offset, (item) => item.start) ?? null, offset);
    case 'mapping': {
      const entry = lastFrom(node.items, offset, ({ key }) => key.start);
      return entry && (scalarAt(entry.key, offset) ?? scalarAt(entry.value, offset));
    }
  }
}

/** Of items in the order of the text, the last that starts at an offset or before it. */
function lastFrom<T>(items: readonly T[], offset: number, startOf: (item: T) => number): T | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && startOf(item) <= offset) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}
