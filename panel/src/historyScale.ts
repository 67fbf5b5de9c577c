import type { HistoryRun } from '#protocol/panel/history.ts';
import type { RateValue } from '#protocol/panel/rates.ts';

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

/** The runs whose rates are a course: the others say too little to stand beside them. */
export const comparable = (runs: readonly HistoryRun[]): HistoryRun[] =>
  runs.filter(({ leftOut }) => leftOut === undefined);

/** One series for each rate that any of the runs has, in their order. */
export function seriesOf(runs: readonly HistoryRun[]): Series[] {
  const labels = new Map(runs.flatMap((run) => run.rates.map(({ id, label }) => [id, label])));
  return [...labels]
    .map(([id, label]) => ({ id, label, points: runs.flatMap((run, at) => pointsOf(run, id, at)) }))
    .filter(({ points }) => points.length > 0);
}

/** Where the policy became another one: the places of the first runs under it. */
export function policyChanges(runs: readonly HistoryRun[]): number[] {
  return runs.flatMap((run, at) => (at > 0 && runs[at - 1]?.policy !== run.policy ? [at] : []));
}

/**
 * What the vertical axis spans: all intervals and the last band, and at least 4 %, so that chance does not look like a
 * mountain. It ends at whole percents, which stand beside it. Bands of a few runs may span nearly everything: what of them
 * is out of sight says nothing.
 */
export function domainOf({ points }: Series): Domain {
  const band = points.findLast((point) => point.band)?.band;
  const low = Math.min(...points.map(({ rate }) => rate.low), band?.low ?? 1, 1);
  const high = Math.max(...points.map(({ rate }) => rate.high), band?.high ?? 0, low);
  const missing = Math.max(0, 0.04 - (high - low)) / 2;
  const step = high - low > 0.2 ? 0.1 : 0.01;
  return { low: Math.max(0, down(low - missing, step)), high: Math.min(1, -down(-high - missing, step)) };
}

/** The next multiple of a step below a share; what is one but for the rounding of the machine stays. */
const down = (share: number, step: number): number => Math.floor(share / step + 1e-9) * step;

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
