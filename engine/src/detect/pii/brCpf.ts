import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { weightedSum } from './checkDigits.ts';
import { hasCue } from './cue.ts';

/**
 * Brazilian taxpayer numbers of persons, with their two check digits by 11 (Receita Federal, "Cadastro de Pessoas
 * Físicas"). Without the usual dots and hyphen a word must announce it.
 */
export function findBrCpfs(text: string): Span[] {
  return findSpans(text, candidate, (found) => {
    const digits = found.value.replace(/\D/g, '');
    return isCpf(digits) && (found.value !== digits || hasCue(found, cue));
  });
}

const candidate = /(?<![\p{L}\p{N}_])(?:\d{11}|\d{3}\.\d{3}\.\d{3}-\d\d)(?![\p{L}\p{N}_]|[-.]\d)/gu;
const cue = /\bcpf\b/i;
const weights = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2];

function isCpf(digits: string): boolean {
  if (/^(\d)\1*$/.test(digits)) return false;
  return (
    Number(digits[9]) === checkDigit(digits, weights.slice(1)) && Number(digits[10]) === checkDigit(digits, weights)
  );
}

function checkDigit(digits: string, by: readonly number[]): number {
  return ((weightedSum(digits, by) * 10) % 11) % 10;
}
