import type { HistoryPoint, RatePoint, Series } from './history.ts';

/** A rate that left its band. */
export interface Alarm {
  readonly point: HistoryPoint;
  readonly rate: RatePoint;
}

/** The rates of a series that lie outside their bands, those of the newest run first. */
export function alarmsOf({ points }: Series): readonly Alarm[] {
  return points
    .toReversed()
    .flatMap((point) => point.rates.filter(({ outside }) => outside).map((rate) => ({ point, rate })));
}
