import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { passesLuhn } from './checkDigits.ts';

/** Payment card numbers (ISO/IEC 7812-1): a known issuer's prefix and length, the Luhn check, the usual grouping. */
export function findCreditCards(text: string): Span[] {
  return findSpans(text, candidate, ({ value }) => {
    const digits = value.replace(/[ -]/g, '');
    return (
      issuers.some(({ prefix, lengths }) => lengths.includes(digits.length) && prefix.test(digits)) &&
      passesLuhn(digits)
    );
  });
}

// Bounded: 12 to 19 digits, in one piece, in fours, or as 4-6-5 and 4-6-4; the separator is the same throughout.
const grouped = '\\d{12,19}|\\d{4}([ -])\\d{4}\\1\\d{4}\\1\\d{4}(?:\\1\\d{1,3})?|\\d{4}([ -])\\d{6}\\2\\d{4,5}';
const candidate = new RegExp(`(?<![\\p{L}\\p{N}_]|\\d[.,])(?:${grouped})(?![\\p{L}\\p{N}_]|[.,]\\d)`, 'gu');

/** The issuers' ranges as in "Payment card number" (Wikipedia), which collects them from the networks' manuals. */
const issuers: readonly { readonly name: string; readonly prefix: RegExp; readonly lengths: readonly number[] }[] = [
  { name: 'Visa', prefix: /^4/, lengths: [13, 16, 19] },
  { name: 'Mastercard', prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { name: 'American Express', prefix: /^3[47]/, lengths: [15] },
  { name: 'Discover', prefix: /^(?:6011|64[4-9]|65)/, lengths: [16, 17, 18, 19] },
  { name: 'Diners Club', prefix: /^(?:30[0-5]|3[689])/, lengths: [14, 15, 16, 17, 18, 19] },
  { name: 'JCB', prefix: /^35(?:2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  { name: 'UnionPay', prefix: /^62/, lengths: [16, 17, 18, 19] },
  { name: 'Maestro', prefix: /^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, lengths: [12, 13, 14, 15, 16, 17, 18, 19] },
];
