import { keyOf } from '#engine/compare/diffRuns.ts';
import { computeMetrics } from '#engine/compare/metrics.ts';
import type { RunRecord } from '#schemas/generated/run.ts';

/**
 * A run of some cases, put into the last run of all of them, so that the panel goes on showing the whole suite.
 * Only where both judged the same files with the same model: results of different versions do not mix.
 */
export function mergeRuns(last: RunRecord | undefined, part: RunRecord): RunRecord {
  if (!last || last.mode !== part.mode || !isSameVersion(last, part) || part.results.length >= last.results.length)
    return part;
  const fresh = new Map(part.results.map((result) => [keyOf(result), result]));
  const results = last.results.map((result) => fresh.get(keyOf(result)) ?? result);
  return { ...last, id: part.id, startedAt: part.startedAt, results, metrics: computeMetrics(results), gates: [] };
}

function isSameVersion(a: RunRecord, b: RunRecord): boolean {
  return a.policy.sha256 === b.policy.sha256 && a.suite.sha256 === b.suite.sha256 && a.model.name === b.model.name;
}
