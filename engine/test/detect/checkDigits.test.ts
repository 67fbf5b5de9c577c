import { describe, expect, test } from 'vitest';
import { mod11And10, passesLuhn, passesVerhoeff, remainderOf, weightedSum } from '../../src/detect/pii/checkDigits.ts';

/** The worked examples of the standards, or of the articles that explain them. */
describe('check digits', () => {
  test('Luhn: 7992739871 has 3', () => {
    const passing = [...'0123456789'].filter((digit) => passesLuhn(`7992739871${digit}`));
    expect(passing).toEqual(['3']);
  });

  test('Verhoeff: 236 has 3', () => {
    const passing = [...'0123456789'].filter((digit) => passesVerhoeff(`236${digit}`));
    expect(passing).toEqual(['3']);
  });

  test('ISO/IEC 7064 MOD 11,10: 0794 has 5', () => {
    expect(mod11And10('0794')).toBe(5);
  });

  test('a remainder of a number beyond 2^53', () => {
    expect(remainderOf('123456789012345678901234567890', 97)).toBe(Number(123456789012345678901234567890n % 97n));
  });

  test('a weighted sum', () => {
    expect(weightedSum('123', [10, 9, 8])).toBe(52);
  });
});

test.each([
  ['Luhn', passesLuhn, '79927398713'],
  ['Verhoeff', passesVerhoeff, '2363'],
])('%s sees every wrong digit', (_, passes, valid) => {
  const wrong = [...valid].flatMap((digit, i) =>
    [...'0123456789'].filter((other) => other !== digit).map((other) => valid.slice(0, i) + other + valid.slice(i + 1)),
  );
  expect(passes(valid)).toBe(true);
  expect(wrong.filter(passes)).toEqual([]);
});
