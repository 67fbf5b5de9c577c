import type { ListedRun } from '#disk/runs/listRuns.ts';
import { alarmsOf, alarmText } from '#engine/history/alarms.ts';
import { type HistoryPoint, historyOf } from '#engine/history/history.ts';
import type { HistoryRun, HistoryView } from '#protocol/panel.ts';
import { timeOf } from '#view/times.ts';
import type { Judged } from './judge.ts';

export interface HistoryContext {
  /** The path of the suite, as its run records have it: several suites may have one id. */
  readonly path: string;
  readonly pins: ReadonlySet<string>;
  /** The hashes of the policies whose texts were kept. */
  readonly kept: ReadonlySet<string>;
}

/** How many alarms are told: those of long ago have been dealt with. */
const mostAlarms = 5;

/** The stored runs of a suite against the model that is shown, oldest first; undefined where there is no course to see. */
export function historyView(
  runs: readonly ListedRun[],
  { suite }: Judged,
  context: HistoryContext,
): HistoryView | undefined {
  const ids = new Map(runs.map(({ id, summary }) => [summary, id]));
  const series = historyOf(runs.map(({ summary }) => summary)).find(
    (each) => each.suite === context.path && each.model === suite.model,
  );
  if (!series || series.points.length < 2) return undefined;
  const now = new Date().toISOString();
  const alarms = alarmsOf(series).slice(0, mostAlarms);
  return {
    runs: series.points.map((point) => historyRun(point, ids.get(point.run) ?? point.run.id, { ...context, now })),
    alarms: alarms.map((alarm) => alarmText(alarm, timeOf(alarm.point.run.startedAt, now))),
  };
}

function historyRun(
  { run, rates }: HistoryPoint,
  id: string,
  { pins, kept, now }: Omit<HistoryContext, 'path'> & { readonly now: string },
): HistoryRun {
  const { policy, model, metrics, startedAt } = run;
  return {
    id,
    time: timeOf(startedAt, now),
    model: model.name,
    policy: [policy.version, policy.sha256.slice(0, 6)].filter((part) => part !== '').join(' '),
    cases: metrics.cases.total,
    rates: rates.map(({ id: name, label, rate, band, outside }) => ({
      id: name,
      label,
      rate,
      ...(band && { band: { low: band.low, high: band.high } }),
      ...(outside && { isOutside: true }),
    })),
    overheadMs: metrics.overheadMs,
    canRestore: kept.has(policy.sha256),
    pinned: pins.has(id),
  };
}
