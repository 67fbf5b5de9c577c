import { CST } from 'yaml';
import { lineFeed } from '../lines.ts';
import type { ScalarNode } from '../tree.ts';
import { type Cursor, codes } from './cursor.ts';
import { scalar } from './scalars.ts';

/** `|` or `>`, with how far it is indented, and what becomes of the line ends behind it. A comment may follow. */
const header = /([|>])([1-9][-+]?|[-+][1-9]?|)(?: +#[^\n]*| *)\r?\n/y;

/** A text in a block of its own, inside a collection that is indented by `parent`. The cursor comes to stand behind it. */
export function readBlockScalar(cursor: Cursor, parent: number): ScalarNode | undefined {
  const { text, at: start } = cursor;
  header.lastIndex = start;
  const [line = '', mode = '', indicators = ''] = header.exec(text) ?? [];
  if (line === '') return undefined;
  const block: Block = { text, start: start + line.length, parent, indicators };
  const end = endOf(block);
  const head = mode + indicators;
  const rest = line.slice(head.length);
  const value = end === undefined ? undefined : resolved(parent, head, rest, text.slice(block.start, end));
  if (end === undefined || value === undefined) return undefined;
  cursor.lineStart = end;
  return scalar(cursor, end, mode === '|' ? 'literal' : 'folded', value);
}

interface Block {
  readonly text: string;
  /** Where the line behind the header starts. */
  readonly start: number;
  readonly parent: number;
  readonly indicators: string;
}

/** Where the block ends: the lexer of the yaml package says what belongs to it. Undefined where tabs stand behind it. */
function endOf({ text, start, parent, indicators }: Block): number | undefined {
  const { lineStart, indent } = firstContent(text, start);
  const explicit = Number(/\d/.exec(indicators)?.[0] ?? 0);
  const least = explicit > 0 ? parent + explicit : indent;
  const last = indent > parent ? lastLineFeed(text, lineStart, least) : lineStart - 1;
  if (text.charCodeAt(behindSpaces(text, last + 1)) === codes.tab) return undefined;
  const kept = indicators.includes('+') ? last : withoutEmptyLines(text, { start, last, indent });
  return Math.min(kept + 1, text.length);
}

/** The first line that is not empty. */
function firstContent(text: string, start: number): { readonly lineStart: number; readonly indent: number } {
  for (let lineStart = start; ; ) {
    const content = behindSpaces(text, lineStart);
    const isEmpty = text.charCodeAt(content) === codes.lineFeed || text.charCodeAt(content) === codes.carriageReturn;
    if (!isEmpty) return { lineStart, indent: content - lineStart };
    lineStart = lineFeed(text, content) + 1;
  }
}

/** The end of the last line of those that are empty or indented enough; the one before the first where none is. */
function lastLineFeed(text: string, lineStart: number, least: number): number {
  let end = lineStart - 1;
  while (end < text.length) {
    const content = behindSpaces(text, end + 1);
    const code = text.charCodeAt(content);
    const isIn = code === codes.lineFeed || code === codes.carriageReturn || content - end - 1 >= least;
    if (!isIn) return end;
    end = lineFeed(text, content);
  }
  return end;
}

/** Empty lines at the end do not count, but for those that are indented more than the text. */
function withoutEmptyLines(
  text: string,
  { start, last, indent }: { start: number; last: number; indent: number },
): number {
  let end = last;
  for (;;) {
    const lineLast = text.charCodeAt(end - 1) === codes.carriageReturn ? end - 2 : end - 1;
    let before = lineLast;
    while (text.charCodeAt(before) === codes.space) before--;
    if (text.charCodeAt(before) !== codes.lineFeed || before < start || lineLast - before > indent) return end;
    end = before;
  }
}

function behindSpaces(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === codes.space) at++;
  return at;
}

/** Lines folded, by the yaml package; undefined if it finds a fault. */
function resolved(indent: number, head: string, rest: string, source: string): string | undefined {
  let isSound = true;
  const props: CST.Token[] = [
    { type: 'block-scalar-header', offset: 0, indent, source: head },
    { type: 'newline', offset: head.length, indent, source: rest },
  ];
  const token: CST.BlockScalar = { type: 'block-scalar', offset: 0, indent, props, source };
  const { value } = CST.resolveAsScalar(token, true, () => {
    isSound = false;
  });
  return isSound ? value : undefined;
}
