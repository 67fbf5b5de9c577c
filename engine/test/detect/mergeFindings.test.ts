import { expect, test } from 'vitest';
import { mergeFindings } from '../../src/detect/mergeFindings.ts';

const a = { start: 0, end: 4, label: 'A' };
const b = { start: 2, end: 6, label: 'B' };
const c = { start: 6, end: 8, label: 'C' };

test('findings that overlap become one, with the label of the one that was given first', () => {
  expect(mergeFindings([a, b])).toEqual([{ start: 0, end: 6, label: 'A' }]);
  expect(mergeFindings([b, a])).toEqual([{ start: 0, end: 6, label: 'B' }]);
});

test('a chain of overlaps is one finding', () => {
  const chain = [{ start: 8, end: 12, label: 'LAST' }, { start: 3, end: 9, label: 'MIDDLE' }, a];
  expect(mergeFindings(chain)).toEqual([{ start: 0, end: 12, label: 'LAST' }]);
});

test('findings that only touch stay apart, sorted by start', () => {
  expect(mergeFindings([c, b])).toEqual([b, c]);
});

test('nothing is found in nothing', () => {
  expect(mergeFindings([])).toEqual([]);
});

test('a joined finding is hidden in every way that one of them is', () => {
  const shown = mergeFindings([a, { ...b, hidden: ['base64'] }]);
  expect(shown).toEqual([{ start: 0, end: 6, label: 'A', hidden: ['base64'] }]);
  expect(
    mergeFindings([
      { ...a, hidden: ['html', 'base64'] },
      { ...b, hidden: ['base64', 'rot13'] },
    ])[0]?.hidden,
  ).toEqual(['html', 'base64', 'rot13']);
});
