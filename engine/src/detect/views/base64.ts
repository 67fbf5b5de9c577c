import type { Span } from '../finding.ts';
import { decodeText } from './encodedBytes.ts';
import type { Change } from './view.ts';

/** The pieces of a text that are text in base64, standard or URL-safe, in one line or wrapped. Time linear in the text. */
export function readBase64(text: string): Change[] {
  const changes: Change[] = [];
  sign.lastIndex = 0;
  for (let match = sign.exec(text); match !== null; match = sign.exec(text)) {
    const start = lineStart(text, match.index);
    wrapped.lastIndex = start;
    const token = wrapped.exec(text)?.[0] ?? '';
    changes.push(...decodeToken(text, start, start + token.length));
    sign.lastIndex = Math.max(sign.lastIndex, start + token.length);
  }
  return changes;
}

/** In six letters of base64 or more there is next to always a digit after a letter, or a capital after a small letter. */
const sign = /[A-Za-z]\d|[a-z][A-Z]/g;

/** The lines before the last are long. */
const wrapped = /(?:[A-Za-z\d+/_-]{40,}\r?\n)*[A-Za-z\d+/_-]{6,}={0,2}/y;

/** Where the characters of base64 begin that lead up to a place. */
function lineStart(text: string, from: number): number {
  let start = from;
  while (start > 0 && isSextet(text.charCodeAt(start - 1))) start--;
  return start;
}

const isSextet = (unit: number): boolean => (sextets[unit] ?? NONE) !== NONE;

/** The whole piece, or where that is no text, its parts between characters that are rare in base64: `/data/aWdub3Jl`. */
function decodeToken(text: string, start: number, end: number): Change[] {
  if (start === end) return [];
  const whole = decode(text, { start, end });
  if (whole) return whole;
  const parts = [...text.slice(start, end).matchAll(/[A-Za-z\d]{6,}={0,2}/g)];
  return parts.flatMap(({ 0: part, index }) =>
    part.length < end - start ? (decode(text, { start: start + index, end: start + index + part.length }) ?? []) : [],
  );
}

const NONE = -1;
const sextets = new Int8Array(128).fill(NONE);
for (const alphabet of ['+/', '-_']) {
  const characters = `ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789${alphabet}`;
  for (let i = 0; i < characters.length; i++) sextets[characters.charCodeAt(i)] = i;
}

const PAD = 0x3d;

function decode(text: string, { start, end }: Span): Change[] | undefined {
  let last = end;
  while (text.charCodeAt(last - 1) === PAD) last--;
  const lines = linesOf(text, { start, end: last });
  const size = lines.reduce((sum, line) => sum + line.end - line.start, 0);
  const length = Math.floor((size * 3) / 4);
  const offsetOf = lines.length > 1 ? offsetIn(lines) : (index: number) => start + index;
  const sextet = (index: number) => sextets[text.charCodeAt(offsetOf(index))] ?? 0;
  return decodeText({
    hiding: 'base64',
    length,
    groupSize: 3,
    at(index) {
      const first = Math.floor(index / 3) * 4 + (index % 3);
      const shift = 2 * (index % 3) + 2;
      return ((sextet(first) << shift) | (sextet(first + 1) >> (6 - shift))) & 0xff;
    },
    startOf: (group) => (group * 3 >= length ? end : offsetOf(group * 4)),
  });
}

function linesOf(text: string, { start, end }: Span): readonly Span[] {
  const lines = text.slice(start, end).matchAll(/[^\r\n]+/g);
  return [...lines].map(({ 0: line, index }) => ({ start: start + index, end: start + index + line.length }));
}

/** Where a character stands, counted without line breaks. */
function offsetIn(lines: readonly Span[]): (index: number) => number {
  const offsets = new Int32Array(lines.reduce((sum, { start, end }) => sum + end - start, 0));
  let index = 0;
  for (const { start, end } of lines) for (let at = start; at < end; at++) offsets[index++] = at;
  return (at) => offsets[at] ?? 0;
}
