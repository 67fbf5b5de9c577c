import type { Rate } from '#schemas/generated/run.ts';
import { type Band, bandFor, type Counts } from './band.ts';
import { type Mark, marksBetween } from './marks.ts';
import { type NamedRate, namedRates } from './rateNames.ts';
import type { RunSummary } from './runSummary.ts';

/** The runs of one suite with one model, oldest first. */
export interface Series {
  /** The path of the suite, and the name of the model. */
  readonly suite: string;
  readonly model: string;
  readonly points: readonly HistoryPoint[];
}

export interface HistoryPoint {
  readonly run: RunSummary;
  readonly standing: Standing;
  /** What is another one than in the last run before it that counts. */
  readonly marks: readonly Mark[];
  readonly rates: readonly RatePoint[];
}

/**
 * Whether a run counts. `preview`: no model was called, so that it says nothing of the model; `cancelled`: before its end;
 * `partial`: other runs of the same suite had more cases. The rates of such a run are shown, and have no band.
 */
export type Standing = 'counts' | 'preview' | 'cancelled' | 'partial';

export interface RatePoint extends Pick<NamedRate, 'id' | 'label'> {
  readonly rate: Rate;
  /** Absent before there are enough runs to draw it from. */
  readonly band?: Band;
  /** Where the rate lies outside its band. */
  readonly outside?: 'above' | 'below';
}

/** How many of the last runs a band is drawn from, at most. */
const mostPooled = 30;

/**
 * The rates over time, for each suite and model, each with the band that the runs before lead to expect. A band is drawn
 * from runs of the same suite, by its hash, and of the same model with its parameters, whatever the policy. A run outside is
 * not part of later bands, unless the policy was changed with it: then it begins a new level.
 */
export function historyOf(runs: readonly RunSummary[]): readonly Series[] {
  const inTime = runs.toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  const series = Map.groupBy(inTime, ({ suite, model }) => JSON.stringify([suite.path, model.name]));
  const sizes = suiteSizes(runs);
  return [...series.values()].map((list) => ({
    suite: list[0]?.suite.path ?? '',
    model: list[0]?.model.name ?? '',
    points: pointsOf(list, (run) => standingOf(run, sizes)),
  }));
}

/** The most cases that any run of a suite had, by the hash of the suite: a record does not say how many there are. */
function suiteSizes(runs: readonly RunSummary[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { suite, counts } of runs) sizes.set(suite.sha256, Math.max(counts.cases, sizes.get(suite.sha256) ?? 0));
  return sizes;
}

function standingOf({ mode, counts, suite }: RunSummary, sizes: ReadonlyMap<string, number>): Standing {
  if (mode === 'preview') return 'preview';
  if (counts.cancelled > 0) return 'cancelled';
  return counts.cases < (sizes.get(suite.sha256) ?? 0) ? 'partial' : 'counts';
}

function pointsOf(runs: readonly RunSummary[], standing: (run: RunSummary) => Standing): readonly HistoryPoint[] {
  const pools = new Map<NamedRate, readonly Counts[]>();
  const points: HistoryPoint[] = [];
  for (const run of runs) {
    const before = points.findLast((point) => point.standing === 'counts')?.run;
    const marks = before ? marksBetween(before, run) : [];
    const point = { run, standing: standing(run), marks };
    if (point.standing === 'counts' && marks.some(({ kind }) => kind !== 'policy')) pools.clear();
    const rates = namedRates.map((named) => ratePoint(named, point, pools.get(named) ?? []));
    points.push({ ...point, rates: rates.map(({ shown }) => shown) });
    for (const [index, named] of namedRates.entries()) pools.set(named, rates[index]?.pool ?? []);
  }
  return points;
}

function ratePoint(
  { id, label, of }: NamedRate,
  { run, standing, marks }: Omit<HistoryPoint, 'rates'>,
  pool: readonly Counts[],
): { readonly shown: RatePoint; readonly pool: readonly Counts[] } {
  const rate = of(run.metrics);
  const band = standing === 'counts' ? bandFor(rate.of, pool) : undefined;
  const outside = band && sideOf(rate, band);
  const shown: RatePoint = { id, label, rate, ...(band && { band }), ...(outside && { outside }) };
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
