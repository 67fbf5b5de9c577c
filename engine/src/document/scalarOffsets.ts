import { isScalar, type Node, type Scalar } from 'yaml';
import type { Range } from './diagnostic.ts';
import type { ParsedDocument } from './parseDocument.ts';

/**
 * Where each character of a scalar's value stands in the source: `offsets[i]` is the source offset of `value[i]`,
 * and `offsets[value.length]` the end. Follows quotes, escapes, folded lines and block indentation.
 */
export function scalarOffsets(document: ParsedDocument, node: Node | null): readonly number[] | undefined {
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return undefined;
  const [start, end] = node.range;
  return align(node.value, document.text.slice(start, end), start, node);
}

/** The source range of a range in a scalar's value. */
export function sourceRange(offsets: readonly number[], range: Range): Range {
  const last = offsets.length - 1;
  const start = offsets[Math.min(range.start, last)] ?? 0;
  if (range.end <= range.start) return { start, end: start + 1 };
  const end = (offsets[Math.min(range.end, last + 1) - 1] ?? start) + 1;
  return { start, end: Math.max(end, start + 1) };
}

/** Walks value and source side by side; what stands only in the source (quotes, indentation, escapes) is passed over. */
function align(value: string, source: string, base: number, node: Scalar): number[] {
  const offsets: number[] = [];
  let at = contentStart(source, node);
  for (let i = 0; i < value.length; i++) {
    const step = stepAt(value, i, source, at, node);
    offsets.push(base + step.at);
    at = step.next;
  }
  offsets.push(base + at);
  return offsets;
}

interface Step {
  readonly at: number;
  readonly next: number;
}

function stepAt(value: string, index: number, source: string, at: number, node: Scalar): Step {
  const char = value[index] ?? '';
  if (node.type === 'QUOTE_DOUBLE' && source[at] === '\\') return escapeStep(char, source, at);
  if (node.type === 'QUOTE_SINGLE' && char === "'" && source[at] === "'") return { at, next: at + 2 };
  if (source[at] === char && !(char === ' ' && isLineBreakAhead(source, at))) return { at, next: at + 1 };
  // A line end, or indentation: find the next place where the source says what the value says.
  const blank = skipBlank(source, at);
  if (char === ' ' || char === '\n')
    return { at: blank.lineEnd, next: char === '\n' && value[index + 1] === '\n' ? blank.lineEnd + 1 : blank.next };
  return { at: blank.next, next: blank.next + 1 };
}

function escapeStep(char: string, source: string, at: number): Step {
  const kind = source[at + 1];
  const digits = kind === 'x' ? 2 : kind === 'u' ? 4 : kind === 'U' ? 8 : 0;
  if (kind === '\n' || kind === '\r') {
    const next = skipBlank(source, at + 1).next;
    return { at: next, next: next + (source[next] === char ? 1 : 0) };
  }
  return { at, next: at + 2 + digits };
}

function contentStart(source: string, node: Scalar): number {
  if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') return 1;
  if (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') return 0;
  const headerEnd = source.indexOf('\n') + 1;
  return skipIndent(source, headerEnd);
}

function isLineBreakAhead(source: string, at: number): boolean {
  return /^[ \t]*\r?\n/.test(source.slice(at, at + 200));
}

/** Passes over the end of a line, empty lines and indentation. */
function skipBlank(source: string, at: number): { lineEnd: number; next: number } {
  let lineEnd = at;
  while (source[lineEnd] === ' ' || source[lineEnd] === '\t' || source[lineEnd] === '\r') lineEnd++;
  let next = lineEnd;
  while (next < source.length && /\s/.test(source[next] ?? '')) next++;
  return { lineEnd: source[lineEnd] === '\n' ? lineEnd : at, next };
}

function skipIndent(source: string, at: number): number {
  let next = at;
  while (source[next] === ' ' || source[next] === '\n' || source[next] === '\r') next++;
  return next;
}
