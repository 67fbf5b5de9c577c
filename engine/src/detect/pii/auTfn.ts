import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { weightedSum } from './checkDigits.ts';
import { hasCue } from './cue.ts';

/** Australian tax file numbers (Australian Taxation Office), by their check by 11; a word must announce them. */
export function findAuTfns(text: string): Span[] {
  return findSpans(text, candidate, (found) => passesCheck(found.value.replace(/\D/g, '')) && hasCue(found, cue));
}

const candidate = /(?<![\p{L}\p{N}_])\d{3}([ -]?)\d{3}\1\d{3}(?![\p{L}\p{N}_])/gu;
const cue = /\b(?:tfn|tax file)\b/i;
const weights = [1, 4, 3, 7, 5, 8, 6, 9, 10];

function passesCheck(digits: string): boolean {
  return Number(digits) > 0 && weightedSum(digits, weights) % 11 === 0;
}
