import type { Range } from './diagnostic.ts';
import type { ParsedDocument } from './parseDocument.ts';
import type { Node, ScalarStyle } from './tree.ts';

/**
 * Where each character of a scalar's value stands in the source: `offsets[i]` is the source offset of `value[i]`,
 * and `offsets[value.length]` the end. Follows quotes, escapes, folded lines and block indentation.
 */
export function scalarOffsets(document: ParsedDocument, node: Node | null): readonly number[] | undefined {
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  const { start, end, style } = node;
  const offsets = relativeOffsets(node.value, document.text.slice(start, end), style);
  return offsets.length === node.value.length + 1 ? offsets.map((offset) => start + offset) : undefined;
}

/** The source range of a range in a scalar's value: at least one character, and inside the scalar. */
export function sourceRange(offsets: readonly number[], range: Range): Range {
  const last = offsets.length - 1;
  const first = Math.max(0, Math.min(range.start, last - 1));
  const start = offsets[first] ?? 0;
  const end = offsets[Math.min(Math.max(range.end, first + 1), last)] ?? start;
  return { start, end: Math.max(end, start + 1) };
}

function relativeOffsets(value: string, source: string, style: ScalarStyle): readonly number[] {
  switch (style) {
    case 'literal':
    case 'folded':
      return blockOffsets(value, source);
    case 'double':
      return flowOffsets(source, { start: 1, end: source.length - 1, width: escapeWidth });
    case 'single':
      return flowOffsets(source, { start: 1, end: source.length - 1, width: quoteWidth });
    case 'plain':
      return flowOffsets(source, { start: 0, end: source.length, width: () => 1 });
  }
}

interface FlowStyle {
  readonly start: number;
  readonly end: number;
  /** How much of the source stands for the character at a place: more than 1 for an escape. */
  readonly width: (source: string, at: number) => number;
}

function flowOffsets(source: string, { start, end, width }: FlowStyle): readonly number[] {
  if (!rewritten.test(source.slice(start, end))) return Array.from({ length: end - start + 1 }, (_, i) => start + i);
  const offsets: number[] = [];
  let at = start;
  while (at < end) {
    const blank = /\s/.test(source.charAt(at)) ? blankAt(source, at) : '';
    const length = blank.length || width(source, at);
    const units = blank ? blankOffsets(blank, at) : Array.from({ length: unitsOf(source, at, length) }, () => at);
    for (const offset of units) offsets.push(offset);
    at += length;
  }
  return [...offsets, end];
}

/** Ends of lines, escapes, and quotes that may stand twice: where there is none, each character stands for itself. */
const rewritten = /[\n\\']/;

function blankAt(source: string, at: number): string {
  const run = /\s+/y;
  run.lastIndex = at;
  return run.exec(source)?.[0] ?? '';
}

/** White space in a line stands for itself. One end of a line is a space; of several, all but one are kept. */
function blankOffsets(blank: string, at: number): readonly number[] {
  const breaks = [...blank.matchAll(/\r?\n/g)].map(({ index }) => at + index);
  return breaks.length === 0 ? Array.from(blank, (_, i) => at + i) : [at, ...breaks.slice(2)];
}

/** How many UTF-16 code units a character or escape gives: `\U0001F600` gives two, an escaped end of a line as many as lines are left empty. */
function unitsOf(source: string, at: number, length: number): number {
  if (length < 2 || source[at] !== '\\') return 1;
  const kind = source.charAt(at + 1);
  if (kind === 'U') return Number.parseInt(source.slice(at + 2, at + 10), 16) > 0xffff ? 2 : 1;
  return /\s/.test(kind) && length > 2 ? (source.slice(at, at + length).match(/\n/g)?.length ?? 1) - 1 : 1;
}

const escapeLengths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

function escapeWidth(source: string, at: number): number {
  if (source[at] !== '\\') return 1;
  const lineEnd = /\\\r?\n\s*/y;
  lineEnd.lastIndex = at;
  return lineEnd.exec(source)?.[0].length ?? escapeLengths[source.charAt(at + 1)] ?? 2;
}

const quoteWidth = (source: string, at: number): number => (source.startsWith("''", at) ? 2 : 1);

/** Each line in turn. What the value has between the contents of two lines stands at the end of the first. */
function blockOffsets(value: string, source: string): readonly number[] {
  const offsets: number[] = [];
  const lines = blockLines(source);
  const indent = blockIndent(value, lines);
  let lineEnd = lines[0]?.start ?? 0;
  for (const { start, text } of lines) {
    if (offsets.length >= value.length) break;
    const content = text.slice(indent);
    if (content === '' && value[offsets.length] === '\n' && start > lineEnd) offsets.push(lineEnd);
    while (content !== '' && isBetweenLines(value, offsets.length, content)) offsets.push(lineEnd);
    for (let i = 0; i < content.length && offsets.length < value.length; i++) offsets.push(start + indent + i);
    lineEnd = start + text.length;
  }
  while (offsets.length < value.length) offsets.push(lineEnd);
  return [...offsets, lineEnd];
}

const isBetweenLines = (value: string, at: number, content: string): boolean =>
  value[at] === '\n' || (value[at] === ' ' && !content.startsWith(' '));

interface BlockLine {
  readonly start: number;
  readonly text: string;
}

/** The lines behind the header (`|`, `>-`), without their ends. */
function blockLines(source: string): readonly BlockLine[] {
  const header = source.indexOf('\n') + 1;
  const lines = source.slice(header).matchAll(/([^\r\n]*)(?:\r?\n|$)/g);
  return Array.from(lines, ({ index, 1: text = '' }) => ({ start: header + index, text }));
}

/** How far the lines are indented: what the first line with content has more in the source than in the value. */
function blockIndent(value: string, lines: readonly BlockLine[]): number {
  const isContent = (line: string): boolean => line.trim() !== '';
  const first = lines.map(({ text }) => text).find(isContent) ?? '';
  const kept = value.split('\n').find(isContent) ?? '';
  return leading(first) - leading(kept);
}

const leading = (line: string): number => line.length - line.trimStart().length;
