import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { weightedSum } from './checkDigits.ts';

/** Chinese identity numbers (GB 11643-1999): region, birth date, and a check by ISO/IEC 7064 MOD 11-2, where X is 10. */
export function findCnIds(text: string): Span[] {
  return findSpans(text, candidate, ({ value }) => {
    const check = /x$/i.test(value) ? 10 : Number(value.at(-1));
    return (weightedSum(value, weights) + check) % 11 === 1;
  });
}

const candidate =
  /(?<![A-Za-z\d_])[1-9]\d{5}(?:1[89]|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX](?![A-Za-z\d_])/gi;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
