import { alarmsOf } from '#engine/history/alarms.ts';
import type { HistoryPoint, RatePoint, Series } from '#engine/history/history.ts';
import { rateNames } from '#engine/report/rateNames.ts';
import type { GateName } from '#engine/suite/suite.ts';
import type { HistoryRun, HistoryView } from '#protocol/panel/history.ts';
import { alarmText } from '#view/alarmText.ts';
import { isWorthALook } from '#view/rates.ts';
import { standingNote } from '#view/standingNote.ts';
import { timeOf } from '#view/times.ts';
import type { Judged } from './judge.ts';
import type { Course } from './keptCourse.ts';

export interface HistoryContext {
  readonly pins: ReadonlySet<string>;
  /** The hashes of the policies whose texts were kept. */
  readonly kept: ReadonlySet<string>;
}

/** How many alarms are told: those of long ago have been dealt with. */
const mostAlarms = 5;

/** The stored runs of a suite with the model that is shown, oldest first; undefined where there is no course to see. */
export function historyView(course: Course, { suite }: Judged, context: HistoryContext): HistoryView | undefined {
  const ids = new Map(course.runs.map(({ id, summary }) => [summary, id]));
  const series = course.series.find(({ model }) => model === suite.model);
  if (!series || series.points.length < 2) return undefined;
  const now = new Date().toISOString();
  const alarms = alarmsOf(series).slice(0, mostAlarms);
  const shown = { ...context, now, rates: ratesOf(series) };
  return {
    runs: series.points.map((point) => historyRun(point, ids.get(point.run) ?? point.run.id, shown)),
    alarms: alarms.map((alarm) => alarmText(alarm, timeOf(alarm.point.run.startedAt, now))),
  };
}

interface ShownHistory extends HistoryContext {
  readonly now: string;
  readonly rates: ReadonlySet<GateName>;
}

/** Errors are shown where there are any. */
function ratesOf({ points }: Series): ReadonlySet<GateName> {
  const all = Map.groupBy(
    points.flatMap(({ rates }) => rates),
    ({ id }) => id,
  );
  const counts = (id: GateName) => (all.get(id) ?? []).map(({ rate }) => rate);
  return new Set([...all.keys()].filter((id) => isWorthALook(id, counts(id))));
}

function historyRun(
  { run, rates, standing, suiteSize }: HistoryPoint,
  id: string,
  { pins, kept, now, rates: shown }: ShownHistory,
): HistoryRun {
  const { policy, model, metrics, startedAt, counts } = run;
  const leftOut = standingNote(standing, { cases: counts.cases, of: suiteSize });
  return {
    id,
    time: timeOf(startedAt, now),
    model: model.name,
    policy: [policy.version, policy.sha256.slice(0, 6)].filter((part) => part !== '').join(' '),
    cases: metrics.cases.total,
    ...(leftOut !== undefined && { leftOut }),
    rates: rates.filter((rate) => shown.has(rate.id)).map(historyRate),
    overheadMs: metrics.overheadMs,
    canRestore: kept.has(policy.sha256),
    pinned: pins.has(id),
  };
}

const historyRate = ({ id, rate, band, outside }: RatePoint): HistoryRun['rates'][number] => ({
  id,
  label: rateNames[id],
  rate,
  ...(band && { band: { low: band.low, high: band.high } }),
  ...(outside && { isOutside: true }),
});
