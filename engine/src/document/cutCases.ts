import { lineFeed } from './lines.ts';
import { type Cursor, codeAt, codes, isBlank } from './usualYaml/cursor.ts';

/** The text of a suite, cut around and between its cases. */
export interface Cut {
  /** What stands before the cases, with the line of their key. */
  readonly head: string;
  /** What stands behind them. */
  readonly tail: string;
  /** Where the line starts of each case. */
  readonly starts: readonly number[];
  /** Where the last one ends. */
  readonly end: number;
}

/**
 * Cuts a text before each item of the list `cases`. The items of a list in block style start with a `-` in one column, and
 * no line of them stands in a column before it: that holds whatever else is wrong with them. Undefined where there is no
 * such list, where its lines are not plainly so, and where a directive holds for all of the text.
 */
export function cutCases(text: string): Cut | undefined {
  const first = behindKey(text);
  if (first === undefined || hasOddLines(text)) return undefined;
  const head = text.slice(0, first);
  const list = /^%/m.test(head) ? undefined : readList(text, first);
  return list && list.starts.length > 0 ? { head, tail: text.slice(list.end), ...list } : undefined;
}

/** Where the line behind the first `cases:` starts, if nothing but a comment stands behind the key. */
function behindKey(text: string): number | undefined {
  const at = text.startsWith('cases:') ? 0 : text.indexOf('\ncases:') + 1;
  if (!text.startsWith('cases:', at)) return undefined;
  const next = lineFeed(text, at) + 1;
  return /^(?:[ \t]+#.*|[ \t]*)\r?\n$/s.test(text.slice(at + 'cases:'.length, next)) ? next : undefined;
}

/** Carriage returns alone end lines for YAML. */
const hasOddLines = (text: string): boolean => text.includes('\r') && /\r(?!\n)/.test(text);

function readList(text: string, first: number): Pick<Cut, 'starts' | 'end'> | undefined {
  const starts: number[] = [];
  let indent: number | undefined;
  for (let lineStart = first; lineStart < text.length; lineStart = lineFeed(text, lineStart) + 1) {
    const line = readLineStart(text, lineStart);
    if (line.isBlank) continue;
    if (line.column === 0 && !line.isDash) return { starts, end: lineStart };
    if (indent === undefined && !line.isDash) return undefined;
    indent ??= line.column;
    if (line.column < indent) return undefined;
    if (line.column === indent && line.isDash) starts.push(lineStart);
  }
  return { starts, end: text.length };
}

interface LineStart {
  /** How many spaces it starts with. */
  readonly column: number;
  readonly isDash: boolean;
  /** Empty, or a comment. */
  readonly isBlank: boolean;
}

function readLineStart(text: string, lineStart: number): LineStart {
  const cursor: Cursor = { text, at: lineStart, lineStart };
  while (codeAt(cursor) === codes.space) cursor.at++;
  const column = cursor.at - lineStart;
  const isDash = codeAt(cursor) === codes.dash && isBlank(text, cursor.at + 1);
  while (codeAt(cursor) === codes.space || codeAt(cursor) === codes.tab) cursor.at++;
  const code = codeAt(cursor);
  return { column, isDash, isBlank: code === codes.hash || isLineBreak(code) };
}

const isLineBreak = (code: number): boolean =>
  Number.isNaN(code) || code === codes.lineFeed || code === codes.carriageReturn;
