import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { hasCue } from './cue.ts';

/**
 * US Social Security numbers. The parts that were never given out are those of the Social Security Administration
 * (RM 10201.035): areas 000, 666 and 900 to 999, group 00, serial 0000. Nine digits in one piece need a word before.
 */
export function findUsSsns(text: string): Span[] {
  return findSpans(text, candidate, (found) => found.value.length > 9 || hasCue(found, cue));
}

const candidate =
  /(?<![\p{L}\p{N}_]|\d[-.,])(?!000|666|9)\d{3}([ -]?)(?!00)\d\d\1(?!0000)\d{4}(?![\p{L}\p{N}_]|[-.,]\d)/gu;
const cue = /\b(?:ssn|social security)\b/i;
