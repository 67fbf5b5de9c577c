import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';

/**
 * Italian fiscal codes of persons (Decreto ministeriale of 23 December 1976): three letters each of family name and
 * name, birth date and place, and a check letter. Where two people would share one, digits are replaced by letters.
 */
export function findItCodiciFiscali(text: string): Span[] {
  return findSpans(text, candidate, ({ value }) => {
    const code = value.toUpperCase();
    const sum = [...code.slice(0, 15)].reduce((total, character, i) => total + valueAt(character, i), 0);
    return String.fromCharCode(65 + (sum % 26)) === code[15];
  });
}

const candidate =
  /(?<![\p{L}\p{N}_])[A-Z]{6}[\dL-NP-V]{2}[A-EHLMPRST][\dL-NP-V]{2}[A-Z][\dL-NP-V]{3}[A-Z](?![\p{L}\p{N}_])/giu;

/** The decree's table for the first, third, … place, by a letter's place in the alphabet; digits as A to J. */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

function valueAt(character: string, index: number): number {
  const code = character.charCodeAt(0);
  const value = code < 65 ? code - 48 : code - 65;
  return index % 2 === 0 ? (ODD[value] ?? 0) : value;
}
