import type { Rate } from '#schemas/generated/run.ts';
import { gateRates } from '../compare/gateRates.ts';
import type { GateName } from '../suite/suite.ts';
import { type Band, bandFor, type Counts } from './band.ts';
import { type Mark, marksBetween } from './marks.ts';
import type { RunSummary } from './runSummary.ts';
import { type RunStandings, type Standing, standingsOf } from './standing.ts';

/** The runs of a suite with one model, oldest first. */
export interface Series {
  /** Its name. */
  readonly model: string;
  readonly points: readonly HistoryPoint[];
}

export interface HistoryPoint {
  readonly run: RunSummary;
  /** The rates of a run that does not count are its own: they have no band, and are part of none. */
  readonly standing: Standing;
  /** How many cases its suite had. */
  readonly suiteSize: number;
  /** What is another one than in the last run before it that counts. */
  readonly marks: readonly Mark[];
  readonly rates: readonly RatePoint[];
}

export interface RatePoint {
  /** As gates call it. */
  readonly id: GateName;
  readonly rate: Rate;
  /** Absent before there are enough runs to draw it from. */
  readonly band?: Band;
  /** Where the rate lies outside its band. */
  readonly outside?: 'above' | 'below';
}

/** The rates that are looked at over time. */
const rateIds = Object.keys(gateRates) as GateName[];

/** How many of the last runs a band is drawn from, at most. */
const mostPooled = 30;

/**
 * The rates of a suite over time, for each model, each with the band that the runs before lead to expect. A band is drawn
 * from runs of the same version of the suite, by its hash, and of the same model with its parameters, whatever the policy. A
 * run outside is not part of later bands, unless the policy was changed with it: then it begins a new level.
 * @param runs of one suite, in any order
 */
export function historyOf(runs: readonly RunSummary[]): readonly Series[] {
  const inTime = runs.toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  const series = Map.groupBy(inTime, ({ model }) => model.name);
  const standings = standingsOf(runs);
  return [...series].map(([model, list]) => ({ model, points: pointsOf(list, standings) }));
}

function pointsOf(runs: readonly RunSummary[], standings: RunStandings): readonly HistoryPoint[] {
  const pools = new Map<GateName, readonly Counts[]>();
  const points: HistoryPoint[] = [];
  for (const run of runs) {
    const before = points.findLast((point) => point.standing === 'counts')?.run;
    const marks = before ? marksBetween(before, run) : [];
    const point = { run, standing: standings.of(run), suiteSize: standings.suiteSize(run), marks };
    if (point.standing === 'counts' && marks.some(({ kind }) => kind !== 'policy')) pools.clear();
    const rates = rateIds.map((id) => ratePoint(id, point, pools.get(id) ?? []));
    points.push({ ...point, rates: rates.map(({ shown }) => shown) });
    for (const { shown, pool } of rates) pools.set(shown.id, pool);
  }
  return points;
}

function ratePoint(
  id: GateName,
  { run, standing, marks }: Omit<HistoryPoint, 'rates'>,
  pool: readonly Counts[],
): { readonly shown: RatePoint; readonly pool: readonly Counts[] } {
  const rate = gateRates[id](run.metrics);
  const band = standing === 'counts' ? bandFor(rate.of, pool) : undefined;
  const outside = band && sideOf(rate, band);
  const shown: RatePoint = { id, rate, ...(band && { band }), ...(outside && { outside }) };
  if (standing !== 'counts') return { shown, pool };
  const isExplained = marks.some(({ kind }) => kind === 'policy');
  if (outside) return { shown, pool: isExplained ? [rate] : pool };
  return { shown, pool: [...pool, rate].slice(-mostPooled) };
}

function sideOf({ value }: Rate, { low, high }: Band): RatePoint['outside'] {
  if (value === null) return undefined;
  if (value < low) return 'below';
  return value > high ? 'above' : undefined;
}
