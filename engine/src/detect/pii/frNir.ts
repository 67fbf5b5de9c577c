import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { remainderOf } from './checkDigits.ts';

/**
 * French social security numbers (INSEE, "Numéro de sécurité sociale"): sex, year, month, place and order of birth,
 * and 97 less the remainder by 97 as the key. Corsica's 2A and 2B count as 19 and 18.
 */
export function findFrNirs(text: string): Span[] {
  return findSpans(text, candidate, ({ value }) => {
    const digits = value.replace(/\s/g, '').replace(/2A/i, '19').replace(/2B/i, '18');
    return 97 - remainderOf(digits.slice(0, 13), 97) === Number(digits.slice(13));
  });
}

const candidate =
  /(?<![\p{L}\p{N}_])[1-478]( ?)\d\d\1(?:0[1-9]|1[0-2]|[2-9]\d)\1(?:\d\d|2[AB])\1\d{3}\1\d{3} ?\d\d(?![\p{L}\p{N}_])/giu;
