import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { weightedSum } from './checkDigits.ts';

/**
 * Norwegian identity numbers (Skatteetaten, "fødselsnummer"), and D-numbers, with 40 added to the day: birth date,
 * three digits, and two check digits by 11.
 */
export function findNoFnrs(text: string): Span[] {
  return findSpans(text, candidate, ({ value }) => {
    const digits = value.replace(' ', '');
    return weightedSum(digits, first) % 11 === 0 && weightedSum(digits, second) % 11 === 0;
  });
}

const candidate =
  /(?<![\p{L}\p{N}_]|\d[-.,])(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d\d ?\d{5}(?![\p{L}\p{N}_]|[-.,]\d)/gu;
const first = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const second = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
