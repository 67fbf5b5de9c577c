import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { weightedSum } from './checkDigits.ts';
import { hasCue } from './cue.ts';

/**
 * Dutch citizen service numbers, by their test of eleven (Logisch Ontwerp BSN, "elfproef"). One in eleven numbers of
 * nine digits passes it, so a word must announce it.
 */
export function findNlBsns(text: string): Span[] {
  return findSpans(text, candidate, (found) => passesCheck(found.value.replace(/\D/g, '')) && hasCue(found, cue));
}

const candidate = /(?<![\p{L}\p{N}_])\d{4}([ .]?)\d\d\1\d{3}(?![\p{L}\p{N}_])/gu;
const cue = /\b(?:bsn|burgerservicenummer|sofinummer|sofi-nummer|citizen service number)\b/i;
const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];

function passesCheck(digits: string): boolean {
  return Number(digits) > 0 && weightedSum(digits, weights) % 11 === 0;
}
