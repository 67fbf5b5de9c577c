import { CST } from 'yaml';
import { lineFeed } from '../lines.ts';
import type { AliasNode, ScalarNode, ScalarStyle } from '../tree.ts';
import { coreValue } from './coreValue.ts';
import { type Cursor, codeAt, codes, isBlank } from './cursor.ts';

/** A scalar from the cursor on, which moves behind it. */
export function scalar(cursor: Cursor, end: number, style: ScalarStyle, value: unknown): ScalarNode {
  const { at: start } = cursor;
  cursor.at = end;
  return { kind: 'scalar', start, end, anchor: undefined, style, value };
}

export const plainNode = (start: number, end: number, value: unknown): ScalarNode => ({
  kind: 'scalar',
  start,
  end,
  anchor: undefined,
  style: 'plain',
  value,
});

/** What is not written: null, at a place. */
export const emptyScalar = (at: number): ScalarNode => plainNode(at, at, null);

/** A text in quotes. Each line but the first is indented by `least`, or empty. */
export function readQuoted(cursor: Cursor, least: number): ScalarNode | undefined {
  const { text, at } = cursor;
  const isDouble = codeAt(cursor) === codes.quote;
  const end = isDouble ? doubleEnd(text, at) : singleEnd(text, at);
  if (end < 0) return undefined;
  const isOneLine = lineFeed(text, at) > end;
  if (!isOneLine && !areIndented(text, at, end, least)) return undefined;
  const inner = text.slice(at + 1, end);
  const isAsWritten = isOneLine && !inner.includes(isDouble ? '\\' : "'");
  const value = isAsWritten ? inner : resolved(text.slice(at, end + 1), isDouble ? 'double' : 'single');
  return value === undefined ? undefined : scalar(cursor, end + 1, isDouble ? 'double' : 'single', value);
}

/** Where the quote stands that closes a text; -1 if none does. */
function doubleEnd(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === codes.backslash) before--;
  return (at - before) % 2 === 0;
}

function singleEnd(text: string, start: number): number {
  let end = text.indexOf("'", start + 1);
  while (end >= 0 && text.charCodeAt(end + 1) === codes.apostrophe) end = text.indexOf("'", end + 2);
  return end;
}

function areIndented(text: string, start: number, end: number, least: number): boolean {
  for (let at = lineFeed(text, start) + 1; at <= end; at = lineFeed(text, at) + 1) {
    const content = contentOfLine(text, at);
    const isEmpty = isBlank(text, content);
    if (!isEmpty && content - at < least) return false;
  }
  return true;
}

function contentOfLine(text: string, lineStart: number): number {
  let at = lineStart;
  while (text.charCodeAt(at) === codes.space) at++;
  return at;
}

/** Where a plain scalar of a block may end in its line, and where it must not go on. */
export const blockStop = /\n|\t| #|:(?=[ \r\n]|$)/g;

/** The same in brackets. */
const flowStop = /[\n\t,[\]{}]| #|:(?=[ \r\n,[\]{}]|$)/g;

/** The stop behind a place; the end of the text is one. */
export function findStop(stop: RegExp, text: string, at: number): { readonly index: number; readonly what: string } {
  stop.lastIndex = at;
  // `exec` would make a list of each of the many stops of a file.
  if (!stop.test(text)) return { index: text.length, what: '' };
  const end = stop.lastIndex;
  const index = text.charCodeAt(end - 1) === codes.hash ? end - ' #'.length : end - 1;
  return { index, what: text.slice(index, end) };
}

/** Whether a plain scalar can start here. */
export function isPlainStart({ text, at }: Cursor, isFlow: boolean): boolean {
  const char = text.charAt(at);
  if (char === '-') return !isBlank(text, at + 1) && !(isFlow && ',[]{}'.includes(text.charAt(at + 1)));
  if (char === '?' || char === ':') return !isFlow && !isBlank(text, at + 1);
  return !',[]{}#&*!|>\'"%@`\t'.includes(char);
}

/** A plain scalar of a block. Each line but the first is indented by `least`, or empty. */
export function readPlain(cursor: Cursor, least: number): ScalarNode | undefined {
  if (!isPlainStart(cursor, false)) return undefined;
  const { text, at: start } = cursor;
  for (let at = start; ; ) {
    const { index, what } = findStop(blockStop, text, at);
    if (what === ':' || what === '\t') return undefined;
    const next = what === '\n' ? continuation(text, index + 1, least) : -1;
    if (next < 0) return plain(cursor, trimmed(text, index), at > start);
    at = next;
  }
}

/** Where a plain scalar goes on in a later line; -1 where it does not. */
function continuation(text: string, lineStart: number, least: number): number {
  for (let start = lineStart; start < text.length; start = lineFeed(text, start) + 1) {
    const content = contentOfLine(text, start);
    if (isBlank(text, content)) continue;
    return content - start >= least && text.charCodeAt(content) !== codes.hash ? content : -1;
  }
  return -1;
}

/** A plain scalar in brackets: no more than what stands in one line. Where it goes on, the reader of the brackets finds something odd. */
export function readFlowPlain(cursor: Cursor): ScalarNode | undefined {
  const end = flowPlainEnd(cursor);
  return end === undefined ? undefined : plain(cursor, end, false);
}

/** The same as a key: keys are texts, whatever they look like. */
export function readFlowPlainKey(cursor: Cursor): ScalarNode | undefined {
  const end = flowPlainEnd(cursor);
  return end === undefined ? undefined : scalar(cursor, end, 'plain', cursor.text.slice(cursor.at, end));
}

function flowPlainEnd(cursor: Cursor): number | undefined {
  if (!isPlainStart(cursor, true)) return undefined;
  const { index, what } = findStop(flowStop, cursor.text, cursor.at);
  return what === '\t' ? undefined : trimmed(cursor.text, index);
}

/** The end of what is written before a place. */
export function trimmed(text: string, end: number): number {
  let at = end;
  while (at > 0 && (text.charCodeAt(at - 1) === codes.space || text.charCodeAt(at - 1) === codes.carriageReturn)) at--;
  return at;
}

function plain(cursor: Cursor, end: number, isFolded: boolean): ScalarNode | undefined {
  const source = cursor.text.slice(cursor.at, end);
  const value = isFolded ? resolved(source, 'plain') : source;
  return value === undefined ? undefined : scalar(cursor, end, 'plain', coreValue(value));
}

const tokenTypes = {
  plain: 'scalar',
  single: 'single-quoted-scalar',
  double: 'double-quoted-scalar',
} as const;

/** Lines folded and escapes resolved, by the yaml package; undefined if it finds a fault. */
function resolved(source: string, style: keyof typeof tokenTypes): string | undefined {
  let isSound = true;
  const token: CST.FlowScalar = { type: tokenTypes[style], offset: 0, indent: 0, source };
  const { value } = CST.resolveAsScalar(token, true, () => {
    isSound = false;
  });
  return isSound ? value : undefined;
}

/** `*name` */
export function readAlias(cursor: Cursor): AliasNode | undefined {
  const name = readName(cursor);
  if (name === undefined) return undefined;
  return { kind: 'alias', start: cursor.at - name.length - 1, end: cursor.at, anchor: undefined, source: name };
}

/** The name behind `*` or `&`. One that ends with a colon is ambiguous. */
export function readName(cursor: Cursor): string | undefined {
  const { text, at } = cursor;
  nameEnd.lastIndex = at + 1;
  const end = nameEnd.exec(text)?.index ?? text.length;
  const name = text.slice(at + 1, end);
  cursor.at = end;
  return name === '' || name.endsWith(':') ? undefined : name;
}

const nameEnd = /[ ,[\]{}\n\r\t]/g;
