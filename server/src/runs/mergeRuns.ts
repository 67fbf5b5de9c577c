import { keyOf } from '#engine/compare/diffRuns.ts';
import { judgeGates } from '#engine/compare/gates.ts';
import { computeMetrics } from '#engine/compare/metrics.ts';
import type { Gate } from '#engine/suite/suite.ts';
import type { RunRecord } from '#schemas/generated/run.ts';

/**
 * A run of some cases, put into the last run of all of them, so that the panel goes on showing the whole suite.
 * Only where both judged the same files with the same model: results of different versions do not mix.
 * A preview and a run do: both judge the same answers.
 */
export function mergeRuns(last: RunRecord | undefined, part: RunRecord, gates: readonly Gate[]): RunRecord {
  if (!last || !isSameVersion(last, part) || part.results.length >= last.results.length) return part;
  const fresh = new Map(part.results.map((result) => [keyOf(result), result]));
  const replaced = last.results.filter((result) => fresh.has(keyOf(result)));
  if (replaced.length < fresh.size) return part;
  const results = last.results.map((result) => fresh.get(keyOf(result)) ?? result);
  const metrics = computeMetrics(results);
  const { id, startedAt, durationMs } = part;
  const isGated = last.gates.length > 0;
  return { ...last, id, startedAt, durationMs, results, metrics, gates: isGated ? judgeGates(gates, metrics) : [] };
}

function isSameVersion(a: RunRecord, b: RunRecord): boolean {
  return a.policy.sha256 === b.policy.sha256 && a.suite.sha256 === b.suite.sha256 && a.model.name === b.model.name;
}
