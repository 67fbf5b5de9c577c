import { lineFeed } from '../lines.ts';
import type { Entry, ListNode, MappingNode, Node, ScalarNode } from '../tree.ts';
import { readBlockScalar } from './blockScalar.ts';
import { type Cursor, codeAt, codes, columnOf, endLine, isBlank, skipSpaces, skipToContent } from './cursor.ts';
import { fitted } from './fitted.ts';
import { readFlow } from './flow.ts';
import {
  blockStop,
  emptyScalar,
  findStop,
  isPlainStart,
  plainNode,
  readAlias,
  readName,
  readPlain,
  readQuoted,
  trimmed,
} from './scalars.ts';

/** What a node stands in. */
export interface Parent {
  readonly kind: 'root' | 'mapping' | 'list';
  /** How far it is indented; -1 at the root. */
  readonly indent: number;
  /** How many more collections may be nested into one another. */
  readonly room: number;
}

/** A node, and on to the next content behind it. Undefined where it is anything but usual. */
export function readNode(cursor: Cursor, parent: Parent): Node | undefined {
  if (parent.room < 0) return undefined;
  if (isDash(cursor)) return readList(cursor, parent.room);
  const key = readKey(cursor);
  return key ? readMapping(cursor, key, parent.room) : readValue(cursor, parent);
}

/** `- `: an item of a list. */
const isDash = (cursor: Cursor): boolean => codeAt(cursor) === codes.dash && isBlank(cursor.text, cursor.at + 1);

function readList(cursor: Cursor, room: number): ListNode | undefined {
  const { at: start } = cursor;
  const parent: Parent = { kind: 'list', indent: columnOf(cursor), room: room - 1 };
  const items: Node[] = [];
  let end = start;
  while (columnOf(cursor) === parent.indent && isDash(cursor)) {
    cursor.at++;
    const item = readBehind(cursor, parent, readNode);
    if (!item) return undefined;
    items.push(item);
    end = item.end;
  }
  return { kind: 'list', start, end, anchor: undefined, flow: false, items: fitted(items) };
}

function readMapping(cursor: Cursor, firstKey: ScalarNode, room: number): MappingNode | undefined {
  const { start } = firstKey;
  const parent: Parent = { kind: 'mapping', indent: start - cursor.lineStart, room: room - 1 };
  const items: Entry[] = [];
  for (let key: ScalarNode | undefined = firstKey; ; key = readKey(cursor)) {
    const value = key && readBehind(cursor, parent, readValue);
    if (!key || !value) return undefined;
    items.push({ key, value });
    if (columnOf(cursor) === parent.indent) continue;
    return { kind: 'mapping', start, end: value.end, anchor: undefined, flow: false, items: fitted(items) };
  }
}

/** What stands behind `key:` or `-`: in its line, below it, or nothing. */
function readBehind(cursor: Cursor, parent: Parent, read: typeof readNode): Node | undefined {
  skipSpaces(cursor);
  const { at } = cursor;
  if (!endLine(cursor)) return read(cursor, parent);
  return isBelow(cursor, parent) ? readNode(cursor, parent) : emptyScalar(at);
}

/** The list of a mapping's entry may stand at the column of its key. */
const isBelow = (cursor: Cursor, { kind, indent }: Parent): boolean =>
  columnOf(cursor) > indent || (kind === 'mapping' && columnOf(cursor) === indent && isDash(cursor));

/** The longest key that YAML allows for, without the white space around it. */
const longestKey = 1000;

/** A key, if one stands here: a text in one line with a colon behind it. Keys are texts, whatever they look like. */
function readKey(cursor: Cursor): ScalarNode | undefined {
  const code = codeAt(cursor);
  const isQuoted = code === codes.quote || code === codes.apostrophe;
  const key = isQuoted ? readQuotedKey(cursor) : readPlainKey(cursor);
  return key && key.end - key.start <= longestKey ? key : undefined;
}

function readPlainKey(cursor: Cursor): ScalarNode | undefined {
  const { text, at } = cursor;
  if (!isPlainStart(cursor, false)) return undefined;
  const { index, what } = findStop(blockStop, text, at);
  if (what !== ':') return undefined;
  const end = trimmed(text, index);
  cursor.at = index + 1;
  return plainNode(at, end, text.slice(at, end));
}

function readQuotedKey(cursor: Cursor): ScalarNode | undefined {
  const { at, text } = cursor;
  const key = readQuoted(cursor, 0);
  skipSpaces(cursor);
  const isKey = codeAt(cursor) === codes.colon && isBlank(text, cursor.at + 1) && lineFeed(text, at) > cursor.at;
  cursor.at = key && isKey ? cursor.at + 1 : at;
  return isKey ? key : undefined;
}

/** A value that is no block collection, unless it has an anchor. */
function readValue(cursor: Cursor, parent: Parent): Node | undefined {
  const least = parent.indent + 1;
  switch (codeAt(cursor)) {
    case codes.openMapping:
    case codes.openList:
      return ended(cursor, readFlow(cursor, { least, level: 1, room: parent.room }));
    case codes.quote:
    case codes.apostrophe:
      return ended(cursor, readQuoted(cursor, least));
    case codes.star:
      return ended(cursor, readAlias(cursor));
    case codes.bar:
    case codes.greater:
      return readBlock(cursor, parent);
    case codes.ampersand:
      return readAnchored(cursor, parent);
    default:
      return ended(cursor, readPlain(cursor, least));
  }
}

const ended = (cursor: Cursor, node: Node | undefined): Node | undefined =>
  node && endLine(cursor) ? node : undefined;

function readBlock(cursor: Cursor, { kind, indent }: Parent): Node | undefined {
  const node = kind === 'root' ? undefined : readBlockScalar(cursor, indent);
  if (node) skipToContent(cursor);
  return node;
}

/** A node with an anchor before it. In one line with a key, it is the key's: that is rare. */
function readAnchored(cursor: Cursor, parent: Parent): Node | undefined {
  const anchor = readName(cursor);
  if (anchor === undefined || !isBlank(cursor.text, cursor.at)) return undefined;
  skipSpaces(cursor);
  const node = endLine(cursor) ? readAnchoredBelow(cursor, parent) : readAnchoredHere(cursor, parent);
  return node && node.kind !== 'alias' && node.anchor === undefined ? { ...node, anchor } : undefined;
}

const readAnchoredBelow = (cursor: Cursor, parent: Parent): Node | undefined =>
  isBelow(cursor, parent) ? readNode(cursor, parent) : undefined;

const readAnchoredHere = (cursor: Cursor, parent: Parent): Node | undefined =>
  isDash(cursor) || readKey(cursor) ? undefined : readValue(cursor, parent);
