import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';

/**
 * Belgian national register numbers (Koninklijk besluit of 3 April 1984): birth date, three digits, and 97 less the
 * remainder by 97, of the number with a 2 before it for those born since 2000. The month is 20 or 40 higher in
 * BIS numbers.
 */
export function findBeNrns(text: string): Span[] {
  return findSpans(text, candidate, ({ value }) => {
    const digits = value.replace(/\D/g, '');
    const check = Number(digits.slice(9));
    return [digits.slice(0, 9), `2${digits.slice(0, 9)}`].some((number) => 97 - (Number(number) % 97) === check);
  });
}

const candidate =
  /(?<![\p{L}\p{N}_]|\d[-.,])\d\d(\.?)(?:[024][1-9]|[135][0-2])\1(?:0[1-9]|[12]\d|3[01])[ -]?\d{3}\1\d\d(?![\p{L}\p{N}_]|[-.,]\d)/gu;
