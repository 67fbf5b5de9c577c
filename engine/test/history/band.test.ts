import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandFor, type Counts, falseAlarms } from '../../src/history/band.ts';
import { binomial, normal, type Random, randomFrom } from './chance.ts';

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

/** Runs whose own rates differ: the variance of their counts is so many times that of chance. */
const varying =
  (p: number, of: number, times: number) =>
  (random: Random): Counts => {
    const own = p + normal(random) * Math.sqrt(((times - 1) * p * (1 - p)) / of);
    return { n: binomial(random, of, Math.max(0.0001, Math.min(0.9999, own))), of };
  };

/** Each run has a rate of its own, between 2 and 10 %: some four times the variance of chance. */
const even = (random: Random): Counts => ({ n: binomial(random, 300, 0.02 + 0.08 * random()), of: 300 });

test.each([
  { title: 'twice', draw: varying(0.2, 300, 2) },
  { title: 'ten times', draw: varying(0.3, 400, 10) },
  { title: 'ten times, of half of them', draw: varying(0.5, 200, 10) },
  { title: 'four times, and never far out', draw: even },
])('runs that differ by more than chance, $title: alarms stay rare, however few they are', ({ draw }) => {
  // Twice what is stated, with room for the chance of 1,500 draws.
  for (const runs of [3, 5, 10]) expect(alarmRate(randomFrom(3), draw, { runs, times: 1500 })).toBeLessThan(0.0085);
});

test('the band is no wider than it has to be: of runs that differ by more than chance, about 0.27 % are outside', () => {
  const rate = alarmRate(randomFrom(2), varying(0.3, 400, 10), { runs: 20, times: 5000 });
  expect(rate).toBeGreaterThan(0.0005);
});

test.each([
  { from: 0.03, to: 0.15, of: 120, runs: 20, found: 0.8 },
  { from: 0.98, to: 0.9, of: 200, runs: 20, found: 0.8 },
  { from: 0.01, to: 0.03, of: 2000, runs: 10, found: 0.85 },
])('a rate that has changed is found: %j', ({ from, to, of, runs, found }) => {
  expect(foundRate(stable(from, of), stable(to, of), runs)).toBeGreaterThan(found);
});

test('runs of the same cases hardly differ: after five of them, a change is found', () => {
  // Of 200 cases, 8 come out now this way, now that.
  const repeated =
    (caught: number) =>
    (random: Random): Counts => ({ n: caught + binomial(random, 8, 0.5), of: 200 });
  expect(foundRate(repeated(184), repeated(160), 5)).toBeGreaterThan(0.95);
});

/** Of 500 times, how often a run that has changed lies outside of the band of those before it. */
function foundRate(before: (random: Random) => Counts, after: (random: Random) => Counts, runs: number): number {
  const random = randomFrom(4);
  const isFound = (): boolean => {
    const earlier = Array.from({ length: runs }, () => before(random));
    const { n, of } = after(random);
    const band = bandFor(of, earlier);
    return band !== undefined && (n / of < band.low || n / of > band.high);
  };
  return Array.from({ length: 500 }, isFound).filter((is) => is).length / 500;
}

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
