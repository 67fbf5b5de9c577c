import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandFor, type Counts, falseAlarms } from '../../src/history/band.ts';
import { binomial, type Random, randomFrom } from './chance.ts';

/** How many of the draws lie outside the band that the runs before them lead to expect. */
function alarmRate(random: Random, draw: (random: Random) => Counts, { runs, times }: { runs: number; times: number }) {
  const isOutside = (): boolean => {
    const earlier = Array.from({ length: runs }, () => draw(random));
    const { n, of } = draw(random);
    const band = bandFor(of, earlier);
    return band !== undefined && (n / of < band.low || n / of > band.high);
  };
  return Array.from({ length: times }, isOutside).filter((outside) => outside).length / times;
}

const stable =
  (p: number, of: number) =>
  (random: Random): Counts => ({ n: binomial(random, of, p), of });

test.each([
  { p: 0.5, of: 40, runs: 4 },
  { p: 0.03, of: 120, runs: 3 },
  { p: 0.03, of: 120, runs: 10 },
  { p: 0.97, of: 120, runs: 5 },
  { p: 0.001, of: 200, runs: 5 },
  { p: 0.1, of: 500, runs: 20 },
])('of runs that are alike at most about 0.27 % are outside: %j', ({ p, of, runs }) => {
  const times = 3000;
  // Three standard deviations of the count of alarms that is stated.
  const most = falseAlarms + 3 * Math.sqrt((falseAlarms * (1 - falseAlarms)) / times);
  expect(alarmRate(randomFrom(1), stable(p, of), { runs, times })).toBeLessThanOrEqual(most);
});

test('the band is no wider than it has to be: for many cases and runs, about 0.27 % are outside', () => {
  const rate = alarmRate(randomFrom(2), stable(0.1, 600), { runs: 20, times: 5000 });
  expect(rate).toBeGreaterThan(0.0005);
  expect(rate).toBeLessThan(0.0045);
});

test('runs that differ by more than chance widen the band: alarms stay rare', () => {
  // Each run has a rate of its own, between 2 and 10 %: ten times the variance of chance.
  const varying = (random: Random): Counts => ({ n: binomial(random, 1000, 0.02 + 0.08 * random()), of: 1000 });
  const rates = [5, 10, 20].map((runs) => alarmRate(randomFrom(3), varying, { runs, times: 2000 }));
  expect(rates[0]).toBeLessThan(0.06);
  expect(rates[1]).toBeLessThan(0.02);
  expect(rates[2]).toBeLessThan(0.005);
});

test.each([
  { from: 0.03, to: 0.15, of: 120, runs: 10, found: 0.85 },
  { from: 0.98, to: 0.9, of: 200, runs: 5, found: 0.85 },
  { from: 0.01, to: 0.03, of: 2000, runs: 10, found: 0.95 },
])('a rate that has changed is found: %j', ({ from, to, of, runs, found }) => {
  const random = randomFrom(4);
  const isFound = (): boolean => {
    const band = bandFor(
      of,
      Array.from({ length: runs }, () => stable(from, of)(random)),
    );
    const rate = binomial(random, of, to) / of;
    return band !== undefined && (rate < band.low || rate > band.high);
  };
  expect(Array.from({ length: 500 }, isFound).filter((is) => is).length / 500).toBeGreaterThan(found);
});

/** The quantiles of the beta-binomial distribution, by its definition and by brute force. */
function interval(of: number, a: number, b: number): readonly [number, number] {
  const weights = [1];
  for (let k = 0; k < of; k++) weights.push(((weights[k] ?? 0) * (of - k) * (k + a)) / ((k + 1) * (of - k - 1 + b)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const below = (k: number): number => weights.slice(0, k).reduce((sum, weight) => sum + weight, 0) / total;
  const counts = weights.map((_, k) => k);
  const low = counts.findLast((k) => below(k) <= falseAlarms / 2) ?? 0;
  const high = counts.find((k) => 1 - below(k + 1) <= falseAlarms / 2) ?? of;
  return [low / of, high / of];
}

test('runs that differ by no more than chance have the interval of the predictive distribution', () => {
  const alike = fc.record({
    n: fc.nat(30),
    of: fc.integer({ min: 30, max: 60 }),
    next: fc.integer({ min: 1, max: 80 }),
  });
  fc.assert(
    fc.property(alike, ({ n, of, next }) => {
      const band = bandFor(next, [
        { n, of },
        { n, of },
        { n, of },
      ]);
      const [low, high] = interval(next, 3 * n + 0.5, 3 * (of - n) + 0.5);
      expect(band?.low).toBeCloseTo(low, 10);
      expect(band?.high).toBeCloseTo(high, 10);
    }),
  );
});

test('whatever the counts, the band is a part of 0 to 1, and more runs that agree do not widen it', () => {
  const counts = fc.integer({ min: 0, max: 500 }).chain((of) => fc.record({ n: fc.nat(of), of: fc.constant(of) }));
  fc.assert(
    fc.property(fc.array(counts, { maxLength: 12 }), fc.integer({ min: 0, max: 2000 }), (earlier, of) => {
      const band = bandFor(of, earlier);
      if (!band) return;
      expect(band.low).toBeGreaterThanOrEqual(0);
      expect(band.low).toBeLessThanOrEqual(band.high);
      expect(band.high).toBeLessThanOrEqual(1);
    }),
  );
  const width = (runs: number): number => {
    const band = bandFor(
      200,
      Array.from({ length: runs }, () => ({ n: 10, of: 200 })),
    );
    return (band?.high ?? 1) - (band?.low ?? 0);
  };
  expect(width(10)).toBeLessThanOrEqual(width(3));
});

test.each([
  { title: 'no run', of: 100, earlier: [] },
  {
    title: 'two runs',
    of: 100,
    earlier: [
      { n: 1, of: 100 },
      { n: 2, of: 100 },
    ],
  },
  { title: 'runs without a case', of: 100, earlier: Array.from({ length: 9 }, () => ({ n: 0, of: 0 })) },
  { title: 'no case now', of: 0, earlier: Array.from({ length: 9 }, () => ({ n: 1, of: 100 })) },
])('$title give no band', ({ of, earlier }) => {
  expect(bandFor(of, earlier)).toBeUndefined();
});

test('a rate that was always 0 is expected to stay near 0', () => {
  const band = bandFor(
    100,
    Array.from({ length: 5 }, () => ({ n: 0, of: 100 })),
  );
  expect(band).toEqual({ low: 0, high: 0.03, runs: 5 });
});
