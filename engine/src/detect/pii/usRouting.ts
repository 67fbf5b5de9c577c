import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { weightedSum } from './checkDigits.ts';
import { hasCue } from './cue.ts';

/**
 * Routing numbers of US banks (American Bankers Association): a prefix that is in use, and a check by 10. One in
 * thirty numbers of nine digits passes, so a word must announce it.
 */
export function findUsRoutingNumbers(text: string): Span[] {
  return findSpans(text, candidate, (found) => passesCheck(found.value) && hasCue(found, cue));
}

const candidate = /(?<![\p{L}\p{N}_])(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{7}(?![\p{L}\p{N}_])/gu;
const cue = /\b(?:routing|aba|rtn)\b/i;
const weights = [3, 7, 1, 3, 7, 1, 3, 7, 1];

function passesCheck(digits: string): boolean {
  return Number(digits) > 0 && weightedSum(digits, weights) % 10 === 0;
}
