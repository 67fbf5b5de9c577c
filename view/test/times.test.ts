import { expect, test } from 'vitest';
import { dayOf, daysOf, durationOf, timeOf } from '../src/times.ts';

const asOf = '2026-11-12T10:15:00.000Z';

test('a day, with its year where it is another one', () => {
  expect(dayOf('2026-11-12T12:00:00.000Z', asOf)).toBe('12 Nov');
  expect(dayOf('2025-11-12T12:00:00.000Z', asOf)).toBe('12 Nov 2025');
});

test('a time of the day', () => expect(timeOf('2026-11-12T10:15:59.000', asOf)).toBe('12 Nov, 10:15'));

test('days from the first to the last', () => {
  expect(daysOf({ first: '2026-11-03T12:00:00.000Z', last: '2026-11-12T12:00:00.000Z' }, asOf)).toBe('3 Nov to 12 Nov');
  expect(daysOf({ first: '2026-11-12T12:00:00.000Z', last: '2026-11-12T12:01:00.000Z' }, asOf)).toBe('12 Nov');
});

test('what is no time is said as it is', () => expect(dayOf('yesterday', asOf)).toBe('yesterday'));

test.for<[number, string]>([
  [0.2, '0 ms'],
  [4.4, '4 ms'],
  [1240, '1.2 s'],
])('%d milliseconds are %s', ([ms, words]) => expect(durationOf(ms)).toBe(words));
