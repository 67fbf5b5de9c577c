import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { weightedSum } from './checkDigits.ts';
import { hasCue } from './cue.ts';

/**
 * NHS numbers of England, Wales and the Isle of Man, by the check digit of the NHS Data Dictionary ("NHS NUMBER"). One
 * in eleven phone numbers would pass, so a word must announce it.
 */
export function findUkNhsNumbers(text: string): Span[] {
  return findSpans(text, candidate, (found) => passesCheck(found.value.replace(/\D/g, '')) && hasCue(found, cue));
}

const candidate = /(?<![\p{L}\p{N}_])\d{3}([ -]?)\d{3}\1\d{4}(?![\p{L}\p{N}_])/gu;
const cue = /\b(?:nhs|health service)\b/i;
const weights = [10, 9, 8, 7, 6, 5, 4, 3, 2];

function passesCheck(digits: string): boolean {
  const check = 11 - (weightedSum(digits, weights) % 11);
  return (check === 11 ? 0 : check) === Number(digits[9]);
}
