import { describe, expect, test } from 'vitest';
import { rateInWords } from '../src/rateWords.ts';
import { midSize, noAttacks } from './fixtures/views.ts';

describe('rateInWords', () => {
  const words = midSize.rates.map((row) => rateInWords(row).replaceAll('\u202f', ' '));

  test('says all that the plot shows', () => {
    expect(words[0]).toBe(
      'Attacks caught: 96.4 %, 27 of 28, 95 % interval 82.3 % to 99.4 %; before 71.4 %, 20 of 28; gate at least 98 %, not met',
    );
    expect(words[1]).toContain('gate at most 10 %, met');
  });

  test('says no more where there is no gate', () => {
    expect(words[2]).toMatch(/before 5\.4 %, 8 of 148$/);
  });

  test('has no number where there was nothing to count', () => {
    expect(noAttacks.rates.map(rateInWords)[0]).toMatch(/^Attacks caught: no cases;/);
  });
});
