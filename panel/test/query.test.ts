import { expect, test } from 'vitest';
import { isFiltering, noQuery, readQuery, sameQuery } from '../src/query.ts';

test('a query survives being saved', () => {
  const query = {
    text: 'gift',
    kind: 'attack',
    status: 'needs-run',
    change: 'fixed',
    cell: 'both',
    layer: 'missed',
    rule: 'r',
    tag: 't',
    source: 's',
  } as const;
  expect(readQuery(structuredClone(query))).toEqual(query);
});

test.each([
  undefined,
  null,
  'x',
  7,
  {},
  { text: 1, kind: 'toString', status: 'gone', change: 'x', cell: {}, layer: 'x' },
])('what is not understood of %j is dropped', (saved) => {
  expect(readQuery(saved)).toEqual(noQuery);
});

test('blanks around the words and absent parts do not tell queries apart', () => {
  expect(sameQuery(noQuery, { ...noQuery, text: '  ', rule: undefined })).toBe(true);
  expect(sameQuery(noQuery, { ...noQuery, rule: 'r' })).toBe(false);
  expect(sameQuery({ ...noQuery, tag: 'a' }, { ...noQuery, source: 'a' })).toBe(false);
});

test('any part filters', () => {
  expect(isFiltering(noQuery)).toBe(false);
  expect(isFiltering({ ...noQuery, text: 'a' })).toBe(true);
  expect(isFiltering({ ...noQuery, layer: 'model' })).toBe(true);
});
