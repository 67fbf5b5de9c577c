import { lineFeed, lineStart } from '#engine/document/lines.ts';
import { jsonWindowAt } from './jsonWindow.ts';

/**
 * A part of a text that tells as much about the place of an offset as the whole does: of block YAML, the top-level key
 * that it is under, and of that key's list, the item that it is in. What is before an item need not be looked at.
 */
export interface CursorWindow {
  readonly text: string;
  /** The offset in `text`. */
  readonly offset: number;
  /** What a place near the offset has less in `text` than in the whole. */
  readonly shift: number;
  /** How many items of the list are left out before it. */
  readonly skipped: number;
}

/** Shorter texts are looked at as a whole in no time. */
const shortLength = 4000;

/** The text as a whole where it is short, or where its parts cannot be told apart. */
export function windowAt(text: string, offset: number): CursorWindow {
  const whole = { text, offset, shift: 0, skipped: 0 };
  if (text.length <= shortLength) return whole;
  if (/^\s*[[{%]/.test(text.slice(0, 200))) return jsonWindowAt(text, offset) ?? whole;
  const head = sectionStart(text, offset);
  const headEnd = lineFeed(text, head);
  if (offset <= headEnd) return ofTopLevel(text, head, offset);
  if (text[offset - 1] === '\n') return ofTopLevel(text, offset, offset);
  const key = text.slice(head, headEnd);
  // A value that begins on the line of its key may go on over any lines.
  if (!/^[\w"'$-][^#]*:\s*(?:#.*)?$/.test(key)) return sliced(whole, head, sectionEnd(text, offset));
  const dash = firstDash(text, headEnd);
  const item = dash === undefined ? -1 : itemStart(text, offset, { dash, from: headEnd + 1 });
  if (dash === undefined || item < 0) return sliced(whole, head, sectionEnd(text, offset));
  const skipped = countItems(text.slice(headEnd, item), dash);
  return ofItem(text, offset, { key, start: item, end: itemEnd(text, offset, dash), skipped });
}

function sliced({ text, offset }: CursorWindow, start: number, end: number): CursorWindow {
  return { text: text.slice(start, end), offset: offset - start, shift: start, skipped: 0 };
}

interface Item {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly skipped: number;
}

/** The item right below its key. */
function ofItem(text: string, offset: number, { key, start, end, skipped }: Item): CursorWindow {
  const shift = start - key.length - 1;
  return { text: `${key}\n${text.slice(start, end)}`, offset: offset - shift, shift, skipped };
}

/** On a line of the top level, the other keys there count, and nothing below them. */
function ofTopLevel(text: string, head: number, offset: number): CursorWindow {
  const above = topLevelKeys(text.slice(0, head));
  const below = topLevelKeys(text.slice(lineFeed(text, head)));
  const line = text.slice(head, lineFeed(text, head));
  const shift = head - above.length;
  return { text: `${above}${line}\n${below}`, offset: offset - shift, shift, skipped: 0 };
}

const topLevelKeys = (text: string): string =>
  (text.match(/^[\w"'$][^#\n]*?:(?=\s)/gm) ?? []).map((key) => `${key} x\n`).join('');

/** The start of the nearest line, at an offset or above, that stands at the very left. */
function sectionStart(text: string, offset: number): number {
  let start = lineStart(text, offset);
  while (start > 0 && !isAtLeft(text, start)) start = lineStart(text, start - 1);
  return start;
}

/** Empty lines and comments stand anywhere; a list may stand below its key without being further in. */
function isAtLeft(text: string, start: number): boolean {
  const unit = text.charCodeAt(start);
  return unit > SPACE && unit !== HASH && unit !== DASH;
}

const [SPACE, HASH, DASH] = [0x20, 0x23, 0x2d];

function sectionEnd(text: string, offset: number): number {
  return lineBelow(text, offset, (start) => isAtLeft(text, start));
}

/** The start of the next line below an offset that is so; the end of the text if there is none. */
function lineBelow(text: string, offset: number, isSo: (start: number) => boolean): number {
  let start = lineFeed(text, offset) + 1;
  while (start < text.length && !isSo(start)) start = lineFeed(text, start) + 1;
  return Math.min(start, text.length);
}

/** How the items of the list below a key begin, by the first one: `  -`. */
const firstDash = (text: string, from: number): string | undefined =>
  /^\n(?:[ \t]*(?:#.*)?\r?\n)*( *-)\s/.exec(text.slice(from, from + shortLength))?.[1];

const isItem = (text: string, start: number, dash: string): boolean =>
  text.startsWith(dash, start) && /\s/.test(text.charAt(start + dash.length));

/** The line that an item begins on, the nearest at an offset or above; -1 where there is none. */
function itemStart(text: string, offset: number, { dash, from }: { dash: string; from: number }): number {
  let start = lineStart(text, offset);
  while (start >= from && !isItem(text, start, dash)) start = lineStart(text, start - 1);
  return start >= from ? start : -1;
}

const itemEnd = (text: string, offset: number, dash: string): number =>
  lineBelow(text, offset, (start) => isAtLeft(text, start) || isItem(text, start, dash));

function countItems(text: string, dash: string): number {
  const mark = `\n${dash}`;
  let found = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1))
    if (isItem(text, at + 1, dash)) found += 1;
  return found;
}
