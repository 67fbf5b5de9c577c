import { decodeCharacters } from './encodedBytes.ts';
import { decodeEntity } from './htmlEntities.ts';
import type { Change } from './view.ts';

/** The characters of a text that are written as percent-encoding, HTML entities or backslash escapes. */
export function readEscapes(text: string): Change[] {
  return [...text.matchAll(escapes)].flatMap(({ 0: written, index }) => decodeEscape(written, index));
}

const escapes = new RegExp(
  [
    /(?:%[\dA-Fa-f]{2})+/,
    /&#(?:[xX][\dA-Fa-f]{1,8}|\d{1,8});?/,
    /&[A-Za-z]{2,16}\d{0,2};/,
    /(?:\\x[\dA-Fa-f]{2})+/,
    /\\u(?:\{[\dA-Fa-f]{1,6}\}|[\dA-Fa-f]{4})/,
    /\\[0-3][0-7]{2}/,
    /\\[nrt"'/\\]/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

function decodeEscape(written: string, start: number): Change[] {
  if (written.startsWith('%')) {
    return decodeCharacters(bytesOf(written, { hiding: 'percent', start, width: 3 }));
  }
  if (written.startsWith('\\x')) {
    // Bytes that are no UTF-8 are meant as Latin-1.
    return decodeCharacters(bytesOf(written, { hiding: 'escape', start, width: 4 }), String.fromCharCode);
  }
  const shown = written.startsWith('&') ? decodeEntity(written) : decodeBackslash(written);
  const hiding = written.startsWith('&') ? 'html' : 'escape';
  return shown === undefined ? [] : [{ start, end: start + written.length, shown, hiding }];
}

interface Place {
  readonly hiding: 'percent' | 'escape';
  readonly start: number;
  /** How many characters a byte has; the last two are its digits. */
  readonly width: number;
}

const bytesOf = (written: string, { hiding, start, width }: Place) => ({
  hiding,
  length: written.length / width,
  groupSize: 1,
  at: (index: number) => Number.parseInt(written.slice((index + 1) * width - 2, (index + 1) * width), 16),
  startOf: (index: number) => start + index * width,
});

const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** One of `\n`, `\"`, `\151`, `\u0069` and `\u{69}`. */
function decodeBackslash(written: string): string | undefined {
  const [, letter = '', ...digits] = written;
  if (digits.length === 0) return named[letter] ?? letter;
  if (letter !== 'u') return String.fromCharCode(Number.parseInt(written.slice(1), 8));
  const codePoint = Number.parseInt(digits.filter((digit) => digit !== '{' && digit !== '}').join(''), 16);
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : undefined;
}
