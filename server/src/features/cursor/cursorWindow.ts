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
  const headEnd = lineEnd(text, head);
  if (offset <= headEnd) return ofTopLevel(text, head, offset);
  if (text[offset - 1] === '\n') return ofTopLevel(text, offset, offset);
  const key = text.slice(head, headEnd);
  // A value that begins on the line of its key may go on over any lines.
  if (!/^[\w"'$-][^#]*:\s*(?:#.*)?$/.test(key)) return sliced(whole, head, sectionEnd(text, offset));
  const marks = firstMarks(text, headEnd);
  const item = Math.max(-1, ...marks.map((mark) => text.lastIndexOf(mark, lineEnd(text, offset) - 1)));
  if (item < headEnd) return sliced(whole, head, sectionEnd(text, offset));
  const skipped = marks.reduce((sum, mark) => sum + count(text.slice(headEnd, item + 1), mark), 0);
  return ofItem(text, offset, { key, start: item + 1, end: itemEnd(text, offset, marks), skipped });
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
  const below = topLevelKeys(text.slice(lineEnd(text, head)));
  const line = text.slice(head, lineEnd(text, head));
  const shift = head - above.length;
  return { text: `${above}${line}\n${below}`, offset: offset - shift, shift, skipped: 0 };
}

const topLevelKeys = (text: string): string =>
  (text.match(/^[\w"'$][^#\n]*?:(?=\s)/gm) ?? []).map((key) => `${key} x\n`).join('');

/** The start of the nearest line, at an offset or above, that stands at the very left. */
function sectionStart(text: string, offset: number): number {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  while (start > 0 && !isAtLeft(text, start)) start = text.lastIndexOf('\n', start - 2) + 1;
  return start;
}

/** Empty lines and comments stand anywhere; a list may stand below its key without being further in. */
const isAtLeft = (text: string, lineStart: number): boolean => !notAtLeft.has(text.charAt(lineStart));

const notAtLeft: ReadonlySet<string> = new Set(['', ' ', '\t', '\r', '\n', '#', '-']);

function sectionEnd(text: string, offset: number): number {
  let start = lineEnd(text, offset) + 1;
  while (start < text.length && !isAtLeft(text, start)) start = lineEnd(text, start) + 1;
  return Math.min(start, text.length);
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** How the items of the list below a key begin, by the first one: the end of a line, and `  - `. */
function firstMarks(text: string, from: number): readonly string[] {
  const [, dash] = /^\n(?:[ \t]*(?:#.*)?\r?\n)*( *-)\s/.exec(text.slice(from, from + shortLength)) ?? [];
  return dash === undefined ? [] : [' ', '\n', '\r'].map((end) => `\n${dash}${end}`);
}

function itemEnd(text: string, offset: number, marks: readonly string[]): number {
  const from = lineEnd(text, offset);
  const next = marks.map((mark) => text.indexOf(mark, from)).filter((at) => at >= 0);
  return Math.min(...next.map((at) => at + 1), sectionEnd(text, offset));
}

function count(text: string, part: string): number {
  let found = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found += 1;
  return found;
}
