import { lineFeed } from '../lines.ts';

/** A place in a text that is being read. */
export interface Cursor {
  readonly text: string;
  /** The offset of the next character. */
  at: number;
  /** Where its line starts. */
  lineStart: number;
}

/** The code units that the grammar turns on. */
export const codes = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  quote: 0x22,
  hash: 0x23,
  ampersand: 0x26,
  apostrophe: 0x27,
  star: 0x2a,
  comma: 0x2c,
  dash: 0x2d,
  colon: 0x3a,
  greater: 0x3e,
  openList: 0x5b,
  backslash: 0x5c,
  closeList: 0x5d,
  openMapping: 0x7b,
  bar: 0x7c,
  closeMapping: 0x7d,
} as const;

/** The code of the next character; NaN at the end. */
export const codeAt = ({ text, at }: Cursor): number => text.charCodeAt(at);

/** How far the next character is indented; -1 at the end of the text. */
export const columnOf = ({ text, at, lineStart }: Cursor): number => (at < text.length ? at - lineStart : -1);

export function skipSpaces(cursor: Cursor): void {
  while (cursor.text.charCodeAt(cursor.at) === codes.space) cursor.at++;
}

/** Whether white space stands at a place, or the end of the text. */
export function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return Number.isNaN(code) || code === codes.space || code === codes.lineFeed || code === codes.carriageReturn;
}

/** From behind a value on to the next content, over comments and empty lines. False where its line goes on with something else. */
export function endLine(cursor: Cursor): boolean {
  const { at, text } = cursor;
  skipToContent(cursor);
  return cursor.lineStart > at || cursor.at >= text.length;
}

/** On to the next thing that is no white space and no comment, in this line or a later one. */
export function skipToContent(cursor: Cursor): void {
  const { text } = cursor;
  for (;;) {
    const code = text.charCodeAt(cursor.at);
    if (code === codes.lineFeed) cursor.lineStart = ++cursor.at;
    else if (code === codes.space) cursor.at++;
    else if (code === codes.carriageReturn && text.charCodeAt(cursor.at + 1) === codes.lineFeed) cursor.at++;
    else if (code === codes.hash && isComment(cursor)) cursor.at = lineFeed(text, cursor.at);
    else return;
  }
}

/** A `#` starts a comment at the start of a line, and behind a space. */
const isComment = ({ text, at, lineStart }: Cursor): boolean =>
  at === lineStart || text.charCodeAt(at - 1) === codes.space;
