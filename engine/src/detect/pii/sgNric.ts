import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { weightedSum } from './checkDigits.ts';

/**
 * Singapore's identity numbers, NRIC and FIN: a letter, seven digits and a check letter. The Immigration & Checkpoints
 * Authority has not published the check; it has been worked out from numbers in use.
 */
export function findSgNrics(text: string): Span[] {
  return findSpans(text, candidate, ({ value }) => checkLetter(value) === value[8]);
}

const candidate = /(?<![\p{L}\p{N}_])[STFGM]\d{7}[A-Z](?![\p{L}\p{N}_])/gu;
const weights = [2, 7, 6, 5, 4, 3, 2];

interface Series {
  readonly letters: string;
  readonly offset: number;
}

const residents = 'JZIHGFEDCBA';
const foreigners = 'XWUTRQPNMLK';
const series: Readonly<Record<string, Series>> = {
  S: { letters: residents, offset: 0 },
  T: { letters: residents, offset: 4 },
  F: { letters: foreigners, offset: 0 },
  G: { letters: foreigners, offset: 4 },
  M: { letters: 'XWUTRQPNJLK', offset: 3 },
};

function checkLetter(value: string): string | undefined {
  const { letters, offset } = series[value[0] ?? ''] ?? { letters: '', offset: 0 };
  return letters[(weightedSum(value.slice(1, 8), weights) + offset) % 11];
}
