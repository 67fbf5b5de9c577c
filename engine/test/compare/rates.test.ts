import { describe, expect, test } from 'vitest';
import { mcnemarExact, rate } from '#engine/compare/rates.ts';

describe('Wilson score intervals', () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I (method 3),
  // and R: prop.test(x, n, correct = FALSE)$conf.int
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [6, 120, 0.0231, 0.1048],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [1, 1, 0.2065, 1],
  ])('%i of %i', (n, of, low, high) => {
    const interval = rate(n, of);
    expect(interval).toMatchObject({ value: n / of, n, of });
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('of nothing, there is no rate, and the interval is all there is', () => {
    expect(rate(0, 0)).toEqual({ value: null, n: 0, of: 0, low: 0, high: 1 });
  });

  test('the interval holds the rate, lies between 0 and 1, and narrows with n', () => {
    for (let of = 1; of <= 60; of++) {
      for (let n = 0; n <= of; n++) {
        const { value, low, high } = rate(n, of);
        expect(low).toBeLessThanOrEqual(value ?? -1);
        expect(high).toBeGreaterThanOrEqual(value ?? 2);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        const wider = rate(n, of);
        const narrower = rate(n * 10, of * 10);
        expect(narrower.high - narrower.low).toBeLessThan(wider.high - wider.low);
      }
    }
  });
});

describe("McNemar's exact test", () => {
  /** The same by whole numbers: twice the tail of the binomial, of 2^n. */
  function exact(worse: number, better: number): number {
    const n = BigInt(worse + better);
    let term = 1n;
    let tail = 1n;
    for (let k = 1n; k <= BigInt(Math.min(worse, better)); k++) {
      term = (term * (n - k + 1n)) / k;
      tail += term;
    }
    const scaled = (2n * tail * 10n ** 30n) / 2n ** n;
    return Math.min(1, Number(scaled) / 1e30);
  }

  // R: binom.test(b, b + c)$p.value
  test.each([
    [0, 0, 1],
    [1, 0, 1],
    [5, 0, 0.0625],
    [6, 0, 0.03125],
    [10, 2, 0.03857],
    [15, 5, 0.04139],
    [8, 8, 1],
    [25, 10, 0.01667],
  ])('%i worse, %i better: %d', (worse, better, p) => {
    expect(mcnemarExact(worse, better)).toBeCloseTo(p, 5);
    expect(mcnemarExact(better, worse)).toBe(mcnemarExact(worse, better));
  });

  test.each([
    [500, 500],
    [540, 460],
    [510, 560],
    [537, 537],
    [530, 545],
    [950, 1050],
    [1000, 1000],
    [1060, 940],
    [1100, 900],
    [2500, 2400],
  ])('%i worse, %i better: as whole numbers have it', (worse, better) => {
    const expected = exact(worse, better);
    expect(mcnemarExact(worse, better) / expected).toBeCloseTo(1, 8);
  });

  test('a difference beyond doubt', () => {
    expect(mcnemarExact(2000, 0)).toBeLessThan(1e-300);
    expect(mcnemarExact(2000, 0)).toBeGreaterThanOrEqual(0);
  });
});
