import type { Result, RunRecord } from '#schemas/generated/run.ts';

/** A run record without its results: who judged what, and the rates. */
export type RunHeader = Omit<RunRecord, 'results'>;

/** What of a run is looked at over time. */
export interface RunSummary extends RunHeader {
  readonly counts: RunCounts;
}

export interface RunCounts {
  /** How many cases of the suite were run; a repeated case counts once. */
  readonly cases: number;
  /** How many results have no verdict as the run was cancelled. */
  readonly cancelled: number;
}

export function summariseRun({ results, ...header }: RunRecord): RunSummary {
  const counts = { cases: countCases(results), cancelled: countCancelled(results) };
  return { ...header, counts };
}

const countCases = (results: readonly Result[]): number => new Set(results.map((result) => result.case)).size;

export const countCancelled = (results: readonly Result[]): number =>
  results.filter(({ notEvaluated }) => notEvaluated?.reason === 'cancelled').length;
