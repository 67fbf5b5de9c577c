import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';

/** UK National Insurance numbers, with the letters and prefixes that HMRC gives out (NIM39110). */
export function findUkNinos(text: string): Span[] {
  return findSpans(text, candidate);
}

const candidate =
  /(?<![\p{L}\p{N}_])(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]([ -]?)\d\d\1\d\d\1\d\d\1[A-D](?![\p{L}\p{N}_])/giu;
