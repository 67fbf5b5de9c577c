import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { passesLuhn } from './checkDigits.ts';
import { hasCue } from './cue.ts';

/**
 * Swedish personal numbers (Skatteverket, SKV 704): birth date, where 60 is added to the day for coordination numbers,
 * three digits, and a Luhn check over the last ten. Without the hyphen, or the plus of people over 100, a word must
 * announce it.
 */
export function findSePersonnummer(text: string): Span[] {
  return findSpans(text, candidate, (found) => {
    const digits = found.value.replace(/\D/g, '');
    return passesLuhn(digits.slice(-10)) && (found.value !== digits || hasCue(found, cue));
  });
}

const candidate =
  /(?<![\p{L}\p{N}_]|\d[-.,])(?:1[89]|20)?\d\d(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01])[-+]?\d{4}(?![\p{L}\p{N}_]|[-.,]\d)/gu;
const cue = /\b(?:person(?:al)?|samordnings|coordination )(?:nummer|number|nr)\b|\bpersonal identity number\b/i;
