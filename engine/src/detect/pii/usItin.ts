import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { hasCue } from './cue.ts';

/**
 * US taxpayer identification numbers of persons without a Social Security number: area 9, and a group that the
 * Internal Revenue Service gives out (IRM 3.21.263). In one piece, a word must announce it.
 */
export function findUsItins(text: string): Span[] {
  return findSpans(text, candidate, (found) => found.value.length > 9 || hasCue(found, cue));
}

const candidate =
  /(?<![\p{L}\p{N}_]|\d[-.,])9\d\d([ -]?)(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])\1\d{4}(?![\p{L}\p{N}_]|[-.,]\d)/gu;
const cue = /\b(?:itin|taxpayer identification)\b/i;
