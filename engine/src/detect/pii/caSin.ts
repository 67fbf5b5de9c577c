import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { passesLuhn } from './checkDigits.ts';
import { hasCue } from './cue.ts';

/**
 * Canadian social insurance numbers (Service Canada): nine digits that pass the Luhn check; those in 0 and 8 are no
 * persons'. One in ten numbers would pass, so a word must announce it.
 */
export function findCaSins(text: string): Span[] {
  return findSpans(text, candidate, (found) => passesLuhn(found.value.replace(/\D/g, '')) && hasCue(found, cue));
}

const candidate = /(?<![\p{L}\p{N}_])[1-79]\d\d([ -]?)\d{3}\1\d{3}(?![\p{L}\p{N}_])/gu;
const cue = /\b(?:SIN|NAS|[Ss]ocial [Ii]nsurance|assurance sociale)\b/;
