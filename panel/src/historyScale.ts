import type { HistoryRun, RateValue } from '#protocol/panel.ts';

/** One rate over the runs that have it. */
export interface Series {
  readonly id: string;
  readonly label: string;
  readonly points: readonly Point[];
}

export interface Point {
  /** Its run's place among the runs that are shown. */
  readonly at: number;
  readonly rate: RateValue;
  readonly band?: { readonly low: number; readonly high: number };
  readonly isOutside: boolean;
}

/** A range of shares, 0 to 1. */
export interface Domain {
  readonly low: number;
  readonly high: number;
}

/** One series for each rate, in the order of the last run that has it. */
export function seriesOf(runs: readonly HistoryRun[]): Series[] {
  const labels = new Map(runs.flatMap((run) => run.rates.map(({ id, label }) => [id, label])));
  return [...labels].map(([id, label]) => ({ id, label, points: runs.flatMap((run, at) => pointsOf(run, id, at)) }));
}

/** Where the policy became another one: the places of the first runs under it. */
export function policyChanges(runs: readonly HistoryRun[]): number[] {
  return runs.flatMap((run, at) => (at > 0 && runs[at - 1]?.policy !== run.policy ? [at] : []));
}

/** What the vertical axis spans: all that is drawn, and at least 4 %, so that chance does not look like a mountain. */
export function domainOf({ points }: Series): Domain {
  const lows = points.map(({ rate, band }) => Math.min(rate.low, band?.low ?? 1));
  const highs = points.map(({ rate, band }) => Math.max(rate.high, band?.high ?? 0));
  const low = Math.min(...lows, 1);
  const high = Math.max(...highs, low);
  const missing = Math.max(0, 0.04 - (high - low)) / 2;
  return { low: Math.max(0, low - missing), high: Math.min(1, high + missing) };
}

/** Height of a share in a plot, in CSS pixels from its top. */
export function heightOf(
  share: number,
  { low, high }: Domain,
  plot: { readonly top: number; readonly bottom: number },
): number {
  const part = high > low ? (share - low) / (high - low) : 0.5;
  const bounded = Math.max(0, Math.min(1, part));
  return Number((plot.bottom - bounded * (plot.bottom - plot.top)).toFixed(2));
}

function pointsOf(run: HistoryRun, id: string, at: number): Point[] {
  const found = run.rates.find((rate) => rate.id === id);
  if (!found || found.rate.value === null) return [];
  const { rate, band, isOutside = false } = found;
  return [{ at, rate, isOutside, ...(band && { band }) }];
}
