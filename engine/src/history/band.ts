import { threeSigma } from './threeSigma.ts';

/** A rate as counts: `n` of `of`. */
export interface Counts {
  readonly n: number;
  readonly of: number;
}

/** Where the rate of a run is expected, going by the runs before it. */
export interface Band {
  /** Rates, from 0 to 1; both ends are inside. */
  readonly low: number;
  readonly high: number;
  /** How many runs it is drawn from. */
  readonly runs: number;
}

/** With fewer runs, how much they differ among themselves is not known. */
const fewestRuns = 3;

/** How often a rate that has not changed lies outside, at most: as beyond three standard deviations of a control chart. */
export const falseAlarms = 0.0027;

/**
 * The band for a run with `of` cases, from the same rate in earlier runs: the central interval that holds all but 0.27 % of
 * what these runs lead to expect (Shewhart's three sigma).
 *
 * It is the posterior predictive distribution of a binomial count under Jeffreys' prior, which is a beta-binomial one, and
 * so exact also for few runs and rates near 0 or 1, where the limits of a p-chart are not (L. D. Brown, T. T. Cai,
 * A. DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16, 2001, for the prior). Where the runs
 * differ among themselves, its variance is widened by their dispersion, Pearson's X² by its degrees of freedom, as for
 * historical controls (M. Menssen, F. Schaarschmidt, "Prediction intervals for overdispersed binomial data with application
 * to historical controls", Statistics in Medicine 38, 2019); a p′-chart does the same for large counts (D. B. Laney,
 * "Improved control charts for attributes", Quality Engineering 14, 2002).
 *
 * A few runs may look more alike than they are: with five, the dispersion comes out below a quarter of what it is once in
 * eleven times. So Student's t takes the place of the normal three sigma, as for the next of a few normal observations
 * (G. J. Hahn, W. Q. Meeker, "Statistical Intervals", 1991, chapter 4; for control charts F. S. Hillier, "X̄- and R-chart
 * control limits based on a small number of subgroups", Journal of Quality Technology 1, 1969).
 *
 * It is never narrower than chance makes it: runs of one suite repeat its cases and so differ by less than samples do, which
 * makes the band err on the quiet side; what changed case by case is for McNemar's test.
 */
export function bandFor(of: number, earlier: readonly Counts[]): Band | undefined {
  const runs = earlier.filter((run) => run.of > 0);
  if (of === 0 || runs.length < fewestRuns) return undefined;
  const total = { n: sum(runs.map(({ n }) => n)), of: sum(runs.map((run) => run.of)) };
  const mean = (total.n + 0.5) / (total.of + 1);
  const size = priorSize(of, total.of, dispersion(runs, total));
  const { low, high } = centralInterval(of, mean * size, (1 - mean) * size);
  return { low: low / of, high: high / of, runs: runs.length };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/**
 * How many times the variance of chance the next run may have, 1 at least: Pearson's X² by its degrees of freedom, widened
 * as far as so many runs leave it open.
 */
function dispersion(runs: readonly Counts[], total: Counts): number {
  const p = total.n / total.of;
  if (p === 0 || p === 1) return 1;
  const squares = runs.map(({ n, of }) => (n - of * p) ** 2 / (of * p * (1 - p)));
  const freedom = runs.length - 1;
  return Math.max(1, (sum(squares) / freedom) * (threeSigma(freedom) / 3) ** 2);
}

/**
 * The a + b of the beta-binomial distribution of `of` cases whose variance is that of Jeffreys' predictive distribution,
 * with a + b = before + 1, times the dispersion: its variance is of·p·(1 − p)·(1 + (of − 1) / (a + b + 1)).
 */
function priorSize(of: number, before: number, dispersion: number): number {
  if (of === 1 || dispersion === 1) return before + 1;
  const inflation = dispersion * (1 + (of - 1) / (before + 2));
  // More than `of` times the variance of chance no count can have: all of it is expected then.
  return inflation >= of ? 1e-6 : (of - 1) / (inflation - 1) - 1;
}

/** The counts between which a beta-binomial variable lies but for half of the false alarms on either side. */
function centralInterval(of: number, a: number, b: number): { readonly low: number; readonly high: number } {
  const weights = betaBinomial(of, a, b);
  const allowed = (sum(weights.values) * falseAlarms) / 2;
  return {
    low: weights.first + countWithin(weights.values, allowed),
    high: weights.first + weights.values.length - 1 - countWithin(weights.values.toReversed(), allowed),
  };
}

/** How many of the first weights are together no more than what is allowed. */
function countWithin(weights: readonly number[], allowed: number): number {
  let total = 0;
  const end = weights.findIndex((weight) => {
    total += weight;
    return total > allowed;
  });
  return Math.max(0, end);
}

/** What is this much rarer than the commonest count does not change where the interval ends. */
const negligible = 1e-15;

/** The weights of the counts from `first` on, with that of the commonest as 1; negligible ones are left out. */
function betaBinomial(
  of: number,
  a: number,
  b: number,
): { readonly first: number; readonly values: readonly number[] } {
  // A distribution with a dip in the middle is looked at as a whole.
  const least = a < 1 && b < 1 ? 0 : negligible;
  const ratio = (k: number): number => ((of - k) * (k + a)) / ((k + 1) * (of - k - 1 + b));
  const mode = modeOf(of, a, b);
  const below: number[] = [];
  for (let k = mode - 1, weight = 1; k >= 0; k--) {
    weight /= ratio(k);
    if (weight < least) break;
    below.push(weight);
  }
  const above: number[] = [];
  for (let k = mode, weight = 1; k < of; k++) {
    weight *= ratio(k);
    if (weight < least) break;
    above.push(weight);
  }
  return { first: mode - below.length, values: [...below.reverse(), 1, ...above] };
}

function modeOf(of: number, a: number, b: number): number {
  if (a < 1 || b < 1) return a < b ? 0 : of;
  if (a + b <= 2) return Math.floor(of / 2);
  return Math.min(of, Math.floor(((of + 1) * (a - 1)) / (a + b - 2)));
}
