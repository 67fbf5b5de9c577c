import type { TextChange } from '../document/diagnostic.ts';
import { lineStart } from '../document/lines.ts';
import { leastChange } from './textChange.ts';

/** A text that is being laid out, token by token. Only the white space between tokens is ever changed. */
export interface Layout {
  readonly text: string;
  readonly changes: TextChange[];
  /** Where the last token ends. */
  at: number;
  /** The blocks that are open at the last token, from the outermost on. */
  readonly levels: Level[];
  /** The column that what is in brackets is indented from: that of the last block token, or of the first token of the line. */
  base: number;
  /** Whether something stands in the text that the layout knows nothing of. */
  isOdd: boolean;
}

/** How far a block is indented in the text, and how far it is to be. */
export interface Level {
  readonly from: number;
  readonly to: number;
}

const byteOrderMark = '\uFEFF';

export const startLayout = (text: string): Layout => ({
  text,
  changes: [],
  at: text.startsWith(byteOrderMark) ? 1 : 0,
  levels: [],
  base: 0,
  isOdd: false,
});

/** Where the next token is to stand: so many spaces behind the last one, or at a column, if it is in another line. */
export interface Place {
  readonly width: number;
  readonly column: number;
}

/** Lays out the white space and the comments from the last token to the next one, which starts at an offset. */
export function placeToken(layout: Layout, start: number, { width, column }: Place): void {
  const { text, at } = layout;
  const isInLine = !isLineStart(layout) && !text.slice(at, start).includes('\n');
  if (isInLine) put(layout, at, start, ' '.repeat(width));
  else placeInLine(layout, start, column);
  layout.at = start;
}

function placeInLine(layout: Layout, start: number, column: number): void {
  const { rest, lines, last } = gapBefore(layout, start);
  const above = withoutEmpty(layout, lines).map((line) => laidOut(layout, line, { next: last.length, column }));
  put(layout, layout.at, start, [...rest.map(restOfLine), ...above, ' '.repeat(column)].join('\n'));
  layout.base = column;
}

/** Lays out what stands behind the last token of the text: comments, and one line end. */
export function placeEnd(layout: Layout): void {
  const { text, at } = layout;
  const { rest, lines, last } = gapBefore(layout, text.length);
  const below = withoutEmpty(layout, [...lines, last]).map((line) => laidOut(layout, line, { next: 0, column: 0 }));
  const all = [...rest.map(restOfLine), ...below];
  const end = lineEndOf(text);
  const kept = all.slice(0, all.findLastIndex((line) => line.trim() !== '') + 1).map((line) => line.trimEnd() + end);
  put(layout, at, text.length, kept.length === 0 && !isLineStart(layout) ? end : kept.join(''));
}

const isLineStart = (layout: Layout): boolean => isTextStart(layout) || layout.text[layout.at - 1] === '\n';

/** Whether nothing stands before, but for a byte-order mark. */
const isTextStart = ({ text, at }: Layout): boolean => at === 0 || (at === 1 && text.startsWith(byteOrderMark));

/** The line end that a text uses, by its last one. */
const lineEndOf = (text: string): string => (text[text.lastIndexOf('\n') - 1] === '\r' ? '\r\n' : '\n');

interface Gap {
  /** What stands behind the last token in its line; nothing where that line has ended. */
  readonly rest: readonly string[];
  /** The lines between. A carriage return at the end of a line counts to it. */
  readonly lines: readonly string[];
  /** What stands before the next token in its line. */
  readonly last: string;
}

function gapBefore(layout: Layout, start: number): Gap {
  const lines = layout.text.slice(layout.at, start).split('\n');
  const rest = isLineStart(layout) ? [] : lines.splice(0, 1);
  return { rest, last: lines.pop() ?? '', lines };
}

/** Of empty lines, one is kept; none at the start of the text. */
function withoutEmpty(layout: Layout, lines: readonly string[]): readonly string[] {
  const before = isTextStart(layout) ? '' : '#';
  return lines.filter((line, index) => line.trim() !== '' || (lines[index - 1] ?? before).trim() !== '');
}

/** A comment keeps its distance from what is before it in its line: others may be in line with it. */
function restOfLine(line: string): string {
  const [space = ''] = /^[ \t]*(?=#)/.exec(line) ?? [];
  return (space.includes('\t') ? ' ' : space) + trimmed(line);
}

const trimmed = (line: string): string => line.trim() + (line.endsWith('\r') ? '\r' : '');

/**
 * A comment in a line of its own goes with the block that it is indented like, of those that end before the next token.
 * At the start of its line, where the next token is not, it stays: a line that was taken out fits when it is put back.
 */
function laidOut({ levels }: Layout, line: string, { next, column }: { next: number; column: number }): string {
  if (line.trim() === '' || (line.startsWith('#') && next > 0)) return trimmed(line);
  const indent = line.length - line.trimStart().length;
  const level = levels.findLast(({ from, to }) => from > next && from <= indent && to > column);
  return ' '.repeat(level?.to ?? column) + trimmed(line);
}

/** Writes a part of the text anew. */
export function put({ text, changes }: Layout, start: number, end: number, written: string): void {
  const change = leastChange(text, { start, end }, written);
  if (change) changes.push(change);
}

/** Where the next token starts: behind white space and comments. */
export function nextToken({ text, at }: Layout): number {
  let place = at;
  for (;;) {
    while (isSpace(text.charCodeAt(place))) place++;
    const isComment = text[place] === '#' && (place === 0 || isSpace(text.charCodeAt(place - 1)));
    if (!isComment) return place;
    const end = text.indexOf('\n', place);
    place = end < 0 ? text.length : end;
  }
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** A sign (`:`, `-`, a bracket), which is the next token. */
export function placeSign(layout: Layout, sign: string, place: Place): void {
  const start = nextToken(layout);
  if (layout.text[start] !== sign) layout.isOdd = true;
  if (layout.isOdd) return;
  placeToken(layout, start, place);
  layout.at = start + 1;
}

/** How far a block token is indented in the text. */
export const columnIn = (text: string, offset: number): number => offset - lineStart(text, offset);
