import { expect, test } from 'vitest';
import { pairInWords } from '../src/pairPlot.ts';
import { rate } from './fixtures/pieces.ts';

const none = rate(0, 0, 0, 1);

test('a pair says both rates with their n, and leaves out what there is nothing of', () => {
  const pair = { caught: rate(27, 28, 0.82, 0.99), refused: rate(6, 120, 0.02, 0.1) };
  expect(pairInWords(pair).replaceAll('\u202f', ' ')).toBe('caught 96.4 %, 27 of 28; refused 5.0 %, 6 of 120');
  expect(pairInWords({ ...pair, refused: none }).replaceAll('\u202f', ' ')).toBe('caught 96.4 %, 27 of 28');
  expect(pairInWords({ caught: none, refused: none })).toBe('no cases');
});
