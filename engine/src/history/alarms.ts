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

/**
 * `the veto rate rose above its band (1.2 to 3.8 %) in the run of 12 Nov: 6.0 %, 12 of 200; the policy changed with it, from
 * 2026.11.1 8c1f22 to 2026.11.2 77ab01`
 * @param when the time of the run, in the words of who reads it: `12 Nov`
 */
export function alarmText({ point, rate: { label, rate, band, outside } }: Alarm, when: string): string {
  const range = band ? ` (${(band.low * 100).toFixed(1)} to ${percent(band.high)})` : '';
  const left = `${label} ${outside === 'above' ? 'rose above' : 'fell below'} its band${range} in the run of ${when}`;
  return `${left}: ${percent(rate.value ?? 0)}, ${rate.n} of ${rate.of}; ${causeOf(point)}`;
}

function causeOf({ marks }: HistoryPoint): string {
  const policy = marks.find(({ kind }) => kind === 'policy');
  if (policy) return `the policy changed with it, from ${policy.from} to ${policy.to}`;
  return 'policy, suite and model are those of the run before';
}

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
