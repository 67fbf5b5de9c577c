import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';

/**
 * Spanish identity numbers, DNI and NIE (Ministerio del Interior, "Cálculo del dígito de control del NIF-NIE"): the
 * letter is the remainder by 23, and X, Y, Z before a foreigner's number stand for 0, 1, 2.
 */
export function findEsDnis(text: string): Span[] {
  return findSpans(text, candidate, ({ value }) => {
    const number = value.slice(0, -1).replace(/[ .-]/g, '').toUpperCase();
    const digits = number.replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
    return LETTERS[Number(digits) % 23] === value.at(-1)?.toUpperCase();
  });
}

const candidate =
  /(?<![\p{L}\p{N}_])(?:\d{8}|\d\d\.\d{3}\.\d{3}|[XYZ][ -]?\d{7})[ -]?[A-HJ-NP-TV-Z](?![\p{L}\p{N}_])/giu;
const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';
