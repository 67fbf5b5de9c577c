import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { weightedSum } from './checkDigits.ts';
import { hasCue } from './cue.ts';

/**
 * Polish PESEL numbers (Ustawa o ewidencji ludności, art. 15): a birth date, whose month tells the century, and a check
 * by 10. One in fifty numbers of eleven digits passes, so a word must announce it.
 */
export function findPlPesels(text: string): Span[] {
  return findSpans(text, candidate, (found) => weightedSum(found.value, weights) % 10 === 0 && hasCue(found, cue));
}

const candidate = /(?<![\p{L}\p{N}_])\d\d(?:[02468][1-9]|[13579][012])(?:0[1-9]|[12]\d|3[01])\d{5}(?![\p{L}\p{N}_])/gu;
const cue = /\bpesel/i;
const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];
