import type { Range } from '#engine/document/diagnostic.ts';
import { lineStart } from '#engine/document/lines.ts';
import { findNode, type Path, pathAt } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import { scalarOffsets } from '#engine/document/scalarOffsets.ts';
import type { ScalarNode, ScalarStyle } from '#engine/document/tree.ts';
import type { Cursor } from '../cursor/cursor.ts';
import type { NamePlace } from '../names/declarations.ts';
import { isCelAt } from './celPaths.ts';

/** An expression that the cursor is in. */
export interface CelAt {
  readonly place: NamePlace;
  /** What stands before the cursor, and behind it. */
  readonly before: string;
  readonly after: string;
  /** How the expression is written in the file. Nothing at all yet is as good as plain. */
  readonly style: ScalarStyle;
  /** The range in the file of a range in the expression. */
  source(range: Range): Range;
}

/** The expression at an offset of a policy; undefined where there is none. */
export function celAt(named: NamePlace, cursor: Cursor | undefined, offset: number): CelAt | undefined {
  if (named.kind !== 'policy') return undefined;
  return inScalar(named, cursor, offset) ?? (cursor && atCursor(named, cursor, offset));
}

/** In a text of the tree, however it is written. */
function inScalar(named: NamePlace, cursor: Cursor | undefined, offset: number): CelAt | undefined {
  const scalar = scalarAt(named.document, cursor, offset);
  if (!scalar) return undefined;
  const { path, node, value, offsets } = scalar;
  const isBehind = offset > (offsets.at(-1) ?? 0);
  const at = isBehind ? value.length : offsets.findIndex((each) => each >= offset);
  const sourceOf = (index: number): number => (index > value.length ? offset : (offsets[index] ?? offset));
  return {
    place: { ...named, path },
    // A line that has nothing yet is no part of the value.
    before: isBehind ? `${value}\n` : value.slice(0, at),
    after: value.slice(at),
    style: node.style,
    source: ({ start, end }) => ({ start: sourceOf(start), end: sourceOf(end) }),
  };
}

interface CelScalar {
  readonly path: Path;
  readonly node: ScalarNode;
  readonly value: string;
  /** Where each character stands in the file. */
  readonly offsets: readonly number[];
}

/** The text of the tree that the offset is in. A new line of running text goes on with what ends before it. */
function scalarAt(document: ParsedDocument, cursor: Cursor | undefined, offset: number): CelScalar | undefined {
  const near = cursor ? offset : document.text.slice(0, offset).trimEnd().length;
  const path = pathAt(document, near);
  const node = isCelAt(path) ? findNode(document, path)?.node : undefined;
  const offsets = node ? scalarOffsets(document, node) : undefined;
  if (node?.kind !== 'scalar' || !offsets || isOutside(document, node, offset)) return undefined;
  const isBehind = offset > (offsets.at(-1) ?? 0);
  if (isBehind && (cursor || !isNewLine(document, node, offset))) return undefined;
  return { path, node, value: String(node.value), offsets };
}

/** Before the text or its opening quote; or behind the closing one. */
function isOutside({ text }: ParsedDocument, { style, start, end }: ScalarNode, offset: number): boolean {
  const isQuoted = style === 'single' || style === 'double';
  const isClosed = isQuoted && end - start > 1 && text.charAt(end - 1) === text.charAt(start);
  return offset < start + (isQuoted ? 1 : 0) || (isClosed && offset === end);
}

/** The cursor on an indented line below a text of several lines goes on with it. */
function isNewLine({ text }: ParsedDocument, { style, start }: ScalarNode, offset: number): boolean {
  const line = text.slice(lineStart(text, offset), offset);
  return (style === 'literal' || style === 'folded') && offset > start && /^[ ]+$/.test(line);
}

/** What is not in the tree yet: nothing is written, or white space behind the last word, or a quote is not closed. */
function atCursor(named: NamePlace, cursor: Cursor, offset: number): CelAt | undefined {
  const { kind, style, path, present, start } = cursor;
  // A line that may become a key may become an expression as well; in braces a mapping has begun.
  const canBeText = kind === 'value' || (style.kind === 'block' && present.size === 0);
  if (!canBeText || !isCelAt(path)) return undefined;
  const written = named.document.text.slice(start, offset);
  const quote = /^["']/.exec(written)?.[0] ?? '';
  const from = start + quote.length;
  return {
    place: { ...named, path },
    before: written.slice(quote.length),
    after: '',
    style: quote === '"' ? 'double' : quote === "'" ? 'single' : 'plain',
    source: (range) => ({ start: from + range.start, end: from + range.end }),
  };
}
