import type { Entry, ListNode, MappingNode, Node, ScalarNode } from '../tree.ts';
import { type Cursor, codeAt, codes, columnOf, isBlank, skipSpaces, skipToContent } from './cursor.ts';
import { fitted } from './fitted.ts';
import { emptyScalar, readAlias, readFlowPlain, readFlowPlainKey, readName, readQuoted } from './scalars.ts';

/** What holds inside brackets. */
export interface Brackets {
  /** How far each line is indented at least. */
  readonly least: number;
  /** How many brackets are open. */
  readonly level: number;
  /** How many more may be. */
  readonly room: number;
}

/** A mapping or list in brackets, over one line or several. Undefined where it is anything but usual. */
export function readFlow(cursor: Cursor, brackets: Brackets): MappingNode | ListNode | undefined {
  if (brackets.room < 0) return undefined;
  const { at: start } = cursor;
  if (codeAt(cursor) === codes.openMapping) {
    const items = readItems(cursor, brackets, codes.closeMapping, readEntry);
    return items && { kind: 'mapping', start, end: cursor.at, anchor: undefined, flow: true, items };
  }
  const items = readItems(cursor, brackets, codes.closeList, readItem);
  return items && { kind: 'list', start, end: cursor.at, anchor: undefined, flow: true, items };
}

type ReadItem<T> = (cursor: Cursor, brackets: Brackets) => T | undefined;

function readItems<T>(cursor: Cursor, brackets: Brackets, close: number, read: ReadItem<T>): readonly T[] | undefined {
  const items: T[] = [];
  for (let isNext = true; ; ) {
    cursor.at++;
    if (!skipInside(cursor, brackets)) return undefined;
    if (codeAt(cursor) === close) break;
    const item = isNext ? read(cursor, brackets) : undefined;
    if (item === undefined || !skipInside(cursor, brackets)) return undefined;
    items.push(item);
    isNext = codeAt(cursor) === codes.comma;
    if (codeAt(cursor) === close) break;
    if (!isNext) return undefined;
  }
  cursor.at++;
  return fitted(items);
}

/** On to the next content. False where its line is not indented enough. */
function skipInside(cursor: Cursor, { least, level }: Brackets): boolean {
  const { at } = cursor;
  skipToContent(cursor);
  // Tabs are no indentation: they are fine where none is needed.
  while (least === 0 && codeAt(cursor) === codes.tab) {
    cursor.at++;
    skipToContent(cursor);
  }
  if (cursor.lineStart <= at) return true;
  const column = columnOf(cursor);
  if (column >= least) return true;
  const code = codeAt(cursor);
  return level === 1 && column === least - 1 && (code === codes.closeList || code === codes.closeMapping);
}

/** An entry of a mapping: a key that is a text in one line, and its value, if it has one. */
function readEntry(cursor: Cursor, brackets: Brackets): Entry | undefined {
  const key = readKey(cursor, brackets);
  if (!key) return undefined;
  skipSpaces(cursor);
  if (codeAt(cursor) !== codes.colon) return { key, value: null };
  cursor.at++;
  skipSpaces(cursor);
  const { at } = cursor;
  if (!skipInside(cursor, brackets)) return undefined;
  const isEmpty = codeAt(cursor) === codes.comma || codeAt(cursor) === codes.closeMapping;
  if (isEmpty && cursor.text.charCodeAt(at) === codes.tab) return undefined;
  const value = isEmpty ? emptyScalar(at) : readItem(cursor, brackets);
  return value && { key, value };
}

/** A plain one is in one line as it is. */
function readKey(cursor: Cursor, { least }: Brackets): ScalarNode | undefined {
  const { at, text } = cursor;
  const code = codeAt(cursor);
  if (code !== codes.quote && code !== codes.apostrophe) return readFlowPlainKey(cursor);
  const key = readQuoted(cursor, least);
  return key && text.slice(at, key.end).includes('\n') ? undefined : key;
}

function readItem(cursor: Cursor, brackets: Brackets): Node | undefined {
  switch (codeAt(cursor)) {
    case codes.quote:
    case codes.apostrophe:
      return readQuoted(cursor, brackets.least);
    case codes.openMapping:
    case codes.openList:
      return readFlow(cursor, { least: brackets.least, level: brackets.level + 1, room: brackets.room - 1 });
    case codes.star:
      return readAlias(cursor);
    case codes.ampersand:
      return readAnchored(cursor, brackets);
    default:
      return readFlowPlain(cursor);
  }
}

function readAnchored(cursor: Cursor, brackets: Brackets): Node | undefined {
  const anchor = readName(cursor);
  if (anchor === undefined || !isBlank(cursor.text, cursor.at)) return undefined;
  skipSpaces(cursor);
  const node = codeAt(cursor) === codes.ampersand ? undefined : readItem(cursor, brackets);
  return node && node.kind !== 'alias' ? { ...node, anchor } : undefined;
}
