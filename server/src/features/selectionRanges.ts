import type { SelectionRange } from 'vscode-languageserver';
import { celRangesAt } from '#engine/compile/cel/celRanges.ts';
import type { Range } from '#engine/document/diagnostic.ts';
import { isParsed } from '#engine/document/documents.ts';
import { findNode, type Path, pathAt } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import { scalarOffsets, sourceRange } from '#engine/document/scalarOffsets.ts';
import { nodeRange, type ScalarNode } from '#engine/document/tree.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { rangeIn } from '../lsp/convert.ts';
import { isCelAt } from './cel/celPaths.ts';

/** What a selection grows to: from the word out to the expression, the value, the entry, the rule, the layer, the file. */
export function selectionRange(store: DocumentStore, draft: Draft, offset: number): SelectionRange {
  const document = draft.kind && store.documents.parse(draft.path);
  const lines = store.lines(draft.path);
  const file: Range = { start: 0, end: draft.document.getText().length };
  const ranges = document && isParsed(document) ? nested(file, rangesAt(document, offset), offset) : [];
  return ranges.reduce<SelectionRange>((parent, range) => ({ range: rangeIn(lines, range), parent }), {
    range: rangeIn(lines, file),
  });
}

/** The outermost first. */
function rangesAt(document: ParsedDocument, offset: number): readonly Range[] {
  const path = pathAt(document, offset);
  const outer = path.flatMap((_, index) => rangesOf(document, path.slice(0, index + 1)));
  const root = document.root ? [nodeRange(document.root)] : [];
  return [...root, ...outer, ...rangesInText(document, path, offset)];
}

/** The entry, its value or its key; an item. */
function rangesOf(document: ParsedDocument, path: Path): readonly Range[] {
  const { key, node } = findNode(document, path) ?? {};
  const value = node ? [nodeRange(node)] : [];
  if (!key) return value;
  return [{ start: key.start, end: Math.max(key.end, node?.end ?? 0) }, ...value, nodeRange(key)];
}

/** Those around the cursor, each inside of the one before it, and smaller; the first inside of the whole. */
function nested(whole: Range, ranges: readonly Range[], offset: number): readonly Range[] {
  const kept: Range[] = [];
  for (const range of ranges) {
    const last = kept.at(-1) ?? whole;
    const isInside = last.start <= range.start && range.end <= last.end;
    const isSmaller = range.end - range.start < last.end - last.start;
    if (isInside && isSmaller && range.start <= offset && offset <= range.end) kept.push(range);
  }
  return kept;
}

/** In a text: what is in its quotes, the parts of an expression, the word. */
function rangesInText(document: ParsedDocument, path: Path, offset: number): readonly Range[] {
  const { node } = findNode(document, path) ?? {};
  const offsets = node?.kind === 'scalar' ? scalarOffsets(document, node) : undefined;
  if (node?.kind !== 'scalar' || !offsets || offsets.length < 2) return [];
  const at = offsets.findIndex((each) => each >= offset);
  const index = at < 0 ? offsets.length - 1 : at;
  const text = String(node.value);
  const parts = isCelAt(path) ? celRangesAt(text, index) : [];
  return [contentOf(node), ...[...parts, wordAt(text, index)].map((part) => sourceRange(offsets, part))];
}

const contentOf = ({ start, end, style }: ScalarNode): Range =>
  style === 'single' || style === 'double' ? { start: start + 1, end: end - 1 } : { start, end };

function wordAt(text: string, index: number): Range {
  const start = index - (/[\p{L}\p{N}_]*$/u.exec(text.slice(0, index))?.[0].length ?? 0);
  const end = index + (/^[\p{L}\p{N}_]*/u.exec(text.slice(index))?.[0].length ?? 0);
  return start < end ? { start, end } : { start: 0, end: text.length };
}
