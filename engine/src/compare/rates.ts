import type { Rate } from '#schemas/generated/run.ts';

/** z of the two-sided 95 % interval. */
const z = 1.959963984540054;

/**
 * A rate with its 95 % Wilson score interval (E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", J. Am. Stat. Assoc. 22, 1927). Without cases the value is null and the interval is all there is: 0 to 1.
 */
export function rate(n: number, of: number): Rate {
  if (of === 0) return { value: null, n, of, low: 0, high: 1 };
  const p = n / of;
  const scale = 1 + (z * z) / of;
  const centre = (p + (z * z) / (2 * of)) / scale;
  const half = (z / scale) * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  return {
    value: p,
    n,
    of,
    low: n === 0 ? 0 : Math.max(0, centre - half),
    high: n === of ? 1 : Math.min(1, centre + half),
  };
}

/**
 * McNemar's exact test (Q. McNemar, Psychometrika 12, 1947; two-sided binomial on the discordant pairs):
 * how likely so uneven a split of the pairs that changed is, if changes either way were equally likely.
 */
export function mcnemarExact(worse: number, better: number): number {
  const n = worse + better;
  if (n === 0) return 1;
  let term = 0.5 ** n;
  // Beyond this the power is zero in a double: logarithms carry it.
  if (term === 0) return Math.min(1, 2 * tailByLogarithm(Math.min(worse, better), n));
  let tail = term;
  for (let k = 1; k <= Math.min(worse, better); k++) {
    term *= (n - k + 1) / k;
    tail += term;
  }
  return Math.min(1, 2 * tail);
}

function tailByLogarithm(k: number, n: number): number {
  let logTerm = n * Math.log(0.5);
  let tail = Math.exp(logTerm);
  for (let i = 1; i <= k; i++) {
    logTerm += Math.log((n - i + 1) / i);
    tail += Math.exp(logTerm);
  }
  return tail;
}
