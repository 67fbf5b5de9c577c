import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowHeight, visibleRows } from '../src/rowWindow.ts';

test('draws what is in sight and a little around it', () => {
  const { first, end } = visibleRows(1000 * rowHeight, 20 * rowHeight, 10_000);
  expect(first).toBeLessThanOrEqual(990);
  expect(end).toBeGreaterThanOrEqual(1030);
  expect(end - first).toBeLessThan(70);
});

test.each([
  ['a list below the screen', -5000, 800, 100, { first: 0, end: 0 }],
  ['a list far above it', 500_000, 800, 100, { first: 100, end: 100 }],
  ['an empty list', 0, 800, 0, { first: 0, end: 0 }],
  ['a short list', 0, 800, 3, { first: 0, end: 3 }],
])('%s', (_name, above, height, count, expected) => {
  expect(visibleRows(above, height, count)).toEqual(expected);
});

test('every row in sight is drawn, wherever the list is scrolled to', () => {
  const pixels = fc.integer({ min: -2000, max: 500_000 });
  fc.assert(
    fc.property(
      pixels,
      fc.integer({ min: 1, max: 3000 }),
      fc.integer({ min: 0, max: 10_000 }),
      (above, height, count) => {
        const { first, end } = visibleRows(above, height, count);
        const firstSeen = Math.min(count, Math.max(0, Math.floor(above / rowHeight)));
        const endSeen = Math.min(count, Math.max(0, Math.ceil((above + height) / rowHeight)));
        return first <= firstSeen && end >= endSeen && first <= end;
      },
    ),
  );
});
