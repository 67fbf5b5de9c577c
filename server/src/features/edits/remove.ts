import type { Range, TextChange } from '#engine/document/diagnostic.ts';
import { lineStart } from '#engine/document/lines.ts';
import { findNode, type Path } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import { keyText } from '#engine/document/plainValue.ts';
import { isCollection, type Node } from '#engine/document/tree.ts';
import { nextLineStart, startWithComments } from './lines.ts';

/** Takes an item out of a list, or an entry out of a mapping. Of entries with the same key, `start` says which. Undefined where nothing would be left. */
export function removeAt(document: ParsedDocument, path: Path, start?: number): TextChange | undefined {
  const parent = findNode(document, path.slice(0, -1))?.node;
  if (!parent || !isCollection(parent)) return undefined;
  const places = placesOf(parent);
  const index =
    parent.kind === 'list'
      ? Number(path.at(-1))
      : parent.items.findIndex(
          (entry) => keyText(entry) === path.at(-1) && (start ?? entry.key.start) === entry.key.start,
        );
  const place = places[index];
  if (!place || places.length < 2) return undefined;
  return {
    range: parent.flow ? flowRange(places, index) : blockRange(document.text, place, { parent, index }),
    text: '',
  };
}

const placesOf = (parent: Node): readonly Range[] => {
  if (parent.kind === 'mapping')
    return parent.items.map(({ key, value }) => ({ start: key.start, end: Math.max(key.end, value?.end ?? 0) }));
  return parent.kind === 'list' ? parent.items.map(({ start, end }) => ({ start, end })) : [];
};

/** With its comma: the one behind it, or for the last, the one before. */
function flowRange(places: readonly Range[], index: number): Range {
  const { start, end } = places[index] ?? { start: 0, end: 0 };
  const next = places[index + 1];
  return next ? { start, end: next.start } : { start: places[index - 1]?.end ?? start, end };
}

/** With its lines, and the comments above it. The first entry of an item stands behind a dash, where the next one moves. */
function blockRange(text: string, { start, end }: Range, { parent, index }: { parent: Node; index: number }): Range {
  const behind = text[end - 1] === '\n' ? end : nextLineStart(text, end);
  const isBehindDash =
    parent.kind === 'mapping' && index === 0 && text.slice(lineStart(text, start), start).trim() !== '';
  if (isBehindDash) return { start, end: behind + (/^[ \t]*/.exec(text.slice(behind))?.[0].length ?? 0) };
  return { start: startWithComments(text, start), end: behind };
}
