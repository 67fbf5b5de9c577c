import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { weightedSum } from './checkDigits.ts';

/** Swiss social insurance numbers (Zentrale Ausgleichsstelle, "AHV-Nummer"): the country's 756, and the check of EAN-13. */
export function findChAhvs(text: string): Span[] {
  return findSpans(text, candidate, ({ value }) => weightedSum(value.replace(/\D/g, ''), weights) % 10 === 0);
}

const candidate = /(?<![\p{L}\p{N}_])756([ .]?)\d{4}\1\d{4}\1\d\d(?![\p{L}\p{N}_])/gu;
const weights = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1];
