import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { mod11And10 } from './checkDigits.ts';

/**
 * German tax identification numbers (§ 139b AO; Bundeszentralamt für Steuern, "Steuerliche Identifikationsnummer"): of
 * the first ten digits exactly one is there twice, or three times but not in a row; the last is a check digit by ISO/IEC
 * 7064 MOD 11,10.
 */
export function findDeTaxIds(text: string): Span[] {
  return findSpans(text, candidate, ({ value }) => isTaxId(value.replace(/\D/g, '')));
}

const candidate = /(?<![\p{L}\p{N}_]|\d[ .,/-])[1-9]\d([ /]?)\d{3}\1\d{3}\1\d{3}(?![\p{L}\p{N}_]|[ .,/-]\d)/gu;

function isTaxId(digits: string): boolean {
  const body = digits.slice(0, 10);
  const counts = [...'0123456789'].map((digit) => body.split(digit).length - 1);
  const repeated = counts.filter((count) => count > 1);
  if (repeated.length !== 1 || (repeated[0] ?? 0) > 3 || /(\d)\1\1/.test(body)) return false;
  return mod11And10(body) === Number(digits[10]);
}
