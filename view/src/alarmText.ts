import type { Alarm } from '#engine/history/alarms.ts';
import type { HistoryPoint } from '#engine/history/history.ts';
import { rateNames } from '#engine/report/rateNames.ts';

/**
 * `Blocked: 6.0 %, 12 of 200, in the run of 12 Nov, above its band of 1.2 to 3.8 %; the policy changed with it, from
 * 2026.11.1 8c1f22 to 2026.11.2 77ab01`
 * @param when the time of the run, in the words of who reads it: `12 Nov`
 */
export function alarmText({ point, rate: { id, rate, band, outside } }: Alarm, when: string): string {
  const range = band ? ` of ${(band.low * 100).toFixed(1)} to ${percent(band.high)}` : '';
  const found = `${rateNames[id]}: ${percent(rate.value ?? 0)}, ${rate.n} of ${rate.of}, in the run of ${when}`;
  return `${found}, ${outside} its band${range}; ${causeOf(point)}`;
}

function causeOf({ marks }: HistoryPoint): string {
  const policy = marks.find(({ kind }) => kind === 'policy');
  if (policy) return `the policy changed with it, from ${policy.from} to ${policy.to}`;
  return 'policy, suite and model are those of the run before';
}

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
