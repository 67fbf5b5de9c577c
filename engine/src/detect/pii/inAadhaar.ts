import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { passesVerhoeff } from './checkDigits.ts';
import { hasCue } from './cue.ts';

/**
 * Indian Aadhaar numbers (UIDAI, "A UID Numbering Scheme for India"): twelve digits, the first not 0 or 1, the last by
 * Verhoeff's scheme. In one piece, not in fours, a word must announce it.
 */
export function findInAadhaars(text: string): Span[] {
  return findSpans(text, candidate, (found) => {
    const digits = found.value.replace(/\D/g, '');
    return passesVerhoeff(digits) && (found.value !== digits || hasCue(found, cue));
  });
}

const candidate = /(?<![\p{L}\p{N}_]|\d[ .,-])[2-9]\d{3}([ -]?)\d{4}\1\d{4}(?![\p{L}\p{N}_]|[ .,-]\d)/gu;
const cue = /\b(?:aadhaar|aadhar|uidai|uid)\b|आधार/i;
