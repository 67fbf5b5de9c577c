import type { ListedRun } from '#disk/runs/listRuns.ts';
import { historyOf, type Series } from '#engine/history/history.ts';

/** The runs of a suite, and their rates over time. */
export interface Course {
  readonly runs: readonly ListedRun[];
  readonly series: readonly Series[];
}

/**
 * The course of runs, kept as long as they are the same: the view is made again by each edit, and the bands of 60 runs of
 * 100,000 cases take hundreds of milliseconds. A record is written once, so that its name and time stand for it.
 */
export function keptCourse(): (runs: readonly ListedRun[]) => Course {
  let kept: (Course & { readonly key: string }) | undefined;
  return (runs) => {
    const key = JSON.stringify(runs.map(({ id, summary }) => [id, summary.startedAt, summary.suite.sha256]));
    if (kept?.key !== key) kept = { key, runs, series: historyOf(runs.map(({ summary }) => summary)) };
    return kept;
  };
}
