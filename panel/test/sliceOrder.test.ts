import { expect, test } from 'vitest';
import type { Slice } from '#protocol/panel/rates.ts';
import { sliceGroups } from '../src/sliceOrder.ts';
import { rate } from './fixtures/pieces.ts';

const none = rate(0, 0, 0, 1);

function slice(name: string, given: Partial<Slice> = {}): Slice {
  return { by: 'tag', name, cases: 10, caught: none, refused: none, ...given };
}

function order(...slices: Slice[]): string[] {
  return sliceGroups(slices).flatMap((group) => group.slices.map(({ name }) => name));
}

test('the worst comes first, be it by misses or by refusals', () => {
  const missing = slice('missing', { caught: rate(5, 10, 0.3, 0.7) });
  const refusing = slice('refusing', { refused: rate(5, 10, 0.2, 0.8) });
  expect(order(slice('fine'), refusing, missing)).toEqual(['missing', 'refusing', 'fine']);
});

test('a few cases do not make a slice the worst: what counts is how bad it is at the least', () => {
  const two = slice('two', { refused: rate(1, 2, 0.09, 0.91) });
  const many = slice('many', { refused: rate(30, 100, 0.22, 0.4) });
  expect(order(two, many)).toEqual(['many', 'two']);
});

test('of two that are as bad, the larger one comes first', () => {
  expect(order(slice('small', { cases: 1 }), slice('large', { cases: 9 }))).toEqual(['large', 'small']);
});

test('kinds, tags and files are apart, and an empty group is left out', () => {
  const groups = sliceGroups([slice('a'), slice('edge', { by: 'kind' })]);
  expect(groups.map(({ by }) => by)).toEqual(['kind', 'tag']);
});
