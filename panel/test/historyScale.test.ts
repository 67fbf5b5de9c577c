import { expect, test } from 'vitest';
import { comparable, domainOf, heightOf, policyChanges, seriesOf } from '../src/historyScale.ts';
import { rate } from './fixtures/pieces.ts';
import { history, partialRun } from './fixtures/rates.ts';

const runs = comparable(history.runs);
const none = rate(0, 0, 0, 1);

test('a run of some cases is no point of the course', () => {
  expect(history.runs).toContain(partialRun);
  expect(runs).toHaveLength(12);
  expect(runs).not.toContain(partialRun);
});

test('each rate is a series over the runs', () => {
  const series = seriesOf(runs);
  expect(series.map(({ id }) => id)).toEqual(['catchRate', 'falseRefusalRate', 'approvalRate']);
  expect(series[1]?.points).toHaveLength(12);
  expect(series[1]?.points.filter((point) => point.isOutside).map(({ at }) => at)).toEqual([11]);
});

test('a run without a rate leaves its place empty', () => {
  const [first, second, ...others] = runs;
  if (!first || !second) throw new Error('too few runs');
  const empty = { ...second, rates: [{ id: 'catchRate', label: 'Attacks caught', rate: none }] };
  const [caught] = seriesOf([first, empty, ...others]);
  expect(caught?.points.slice(0, 2).map(({ at }) => at)).toEqual([0, 2]);
});

test('a rate that no run has is no series', () => {
  const noAttacks = runs.map((run) => ({ ...run, rates: [{ id: 'catchRate', label: 'Attacks caught', rate: none }] }));
  expect(seriesOf(noAttacks)).toEqual([]);
});

test('a change of the policy stands at the first run under it', () => {
  expect(policyChanges(runs)).toEqual([4, 9]);
});

test('the axis spans intervals and the last band, and is never so narrow that chance looks large', () => {
  const point = { isOutside: false, rate: rate(1, 4, 0.2, 0.3) };
  const points = [
    { ...point, at: 0, band: { low: 0, high: 1 } },
    { ...point, at: 1, band: { low: 0.1, high: 0.6 } },
  ];
  expectDomain(domainOf({ id: 'r', label: 'r', points }), 0.1, 0.6);
  const still = { at: 0, isOutside: false, rate: rate(1, 2, 0.5, 0.5) };
  expectDomain(domainOf({ id: 'r', label: 'r', points: [still] }), 0.48, 0.52);
});

test('the axis ends at whole percents: at tens where it is long', () => {
  const long = { at: 0, isOutside: false, rate: rate(1, 2, 0.563, 0.912) };
  expectDomain(domainOf({ id: 'r', label: 'r', points: [long] }), 0.5, 1);
  const short = { at: 0, isOutside: false, rate: rate(1, 2, 0.013, 0.071) };
  expectDomain(domainOf({ id: 'r', label: 'r', points: [short] }), 0.01, 0.08);
});

function expectDomain({ low, high }: ReturnType<typeof domainOf>, ...ends: readonly [number, number]): void {
  expect([low, high]).toEqual(ends.map((end) => expect.closeTo(end)));
}

test('a share is placed between top and bottom', () => {
  const plot = { top: 6, bottom: 38 };
  expect(heightOf(0.1, { low: 0.1, high: 0.3 }, plot)).toBe(38);
  expect(heightOf(0.2, { low: 0.1, high: 0.3 }, plot)).toBe(22);
  expect(heightOf(0.9, { low: 0.1, high: 0.3 }, plot)).toBe(6);
});
