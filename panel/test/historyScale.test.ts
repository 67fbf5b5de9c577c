import { expect, test } from 'vitest';
import { domainOf, heightOf, policyChanges, seriesOf } from '../src/historyScale.ts';
import { rate } from './fixtures/pieces.ts';
import { history } from './fixtures/rates.ts';

const { runs } = history;

test('each rate is a series over the runs', () => {
  const series = seriesOf(runs);
  expect(series.map(({ id }) => id)).toEqual(['catchRate', 'falseRefusalRate', 'approvalRate']);
  expect(series[1]?.points).toHaveLength(12);
  expect(series[1]?.points.filter((point) => point.isOutside).map(({ at }) => at)).toEqual([11]);
});

test('a run without a rate leaves its place empty', () => {
  const [first, second, ...others] = runs;
  if (!first || !second) throw new Error('too few runs');
  const empty = { ...second, rates: [{ id: 'catchRate', label: 'Attacks caught', rate: rate(0, 0, 0, 1) }] };
  const [caught] = seriesOf([first, empty, ...others]);
  expect(caught?.points.slice(0, 2).map(({ at }) => at)).toEqual([0, 2]);
});

test('a change of the policy stands at the first run under it', () => {
  expect(policyChanges(runs)).toEqual([4, 9]);
});

test('the axis spans intervals and bands, and is never so narrow that chance looks large', () => {
  const band = { low: 0.1, high: 0.6 };
  const point = { at: 0, isOutside: false, rate: rate(1, 4, 0.2, 0.3), band };
  expect(domainOf({ id: 'r', label: 'r', points: [point] })).toEqual({ low: 0.1, high: 0.6 });
  const still = { at: 0, isOutside: false, rate: rate(1, 2, 0.5, 0.5) };
  const { low, high } = domainOf({ id: 'r', label: 'r', points: [still] });
  expect([low, high]).toEqual([expect.closeTo(0.48), expect.closeTo(0.52)]);
});

test('a share is placed between top and bottom', () => {
  const plot = { top: 6, bottom: 38 };
  expect(heightOf(0.1, { low: 0.1, high: 0.3 }, plot)).toBe(38);
  expect(heightOf(0.2, { low: 0.1, high: 0.3 }, plot)).toBe(22);
  expect(heightOf(0.9, { low: 0.1, high: 0.3 }, plot)).toBe(6);
});
