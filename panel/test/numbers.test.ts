import { expect, test } from 'vitest';
import { count, counted, percent, wholePercent } from '../src/numbers.ts';

test.each([
  [null, '–'],
  [0, '0.0 %'],
  [0.05, '5.0 %'],
  [27 / 28, '96.4 %'],
  [1, '100.0 %'],
  [9999 / 10_000, '99.9 %'],
  [1 / 10_000, '0.1 %'],
])('%s is shown as %s: whole only where nothing is missing', (value, expected) => {
  expect(percent({ value })).toBe(expected.replace(' ', '\u202f'));
});

test('counts', () => {
  expect([count(10_000), counted(1, 'case'), counted(2001, 'case')]).toEqual(['10,000', '1 case', '2,001 cases']);
  expect(wholePercent(0.714)).toBe('71\u202f%');
});
