import { computeMetrics } from '#engine/compare/metrics.ts';
import type { RunHost, RunPlan, RunProgress } from '#engine/run/plan.ts';
import { hashSources, type OnResult } from '#engine/run/runSuite.ts';
import type { Result, RunRecord } from '#schemas/generated/run.ts';

/** How often results that came in are shown while a run goes on, in milliseconds. */
const refreshMs = 150;

type Show = (record: RunRecord, progress: RunProgress) => void;

/** Shows the results that are there so far, now and then. */
export function liveResults(plan: RunPlan, host: RunHost, show: Show): OnResult {
  const results: Result[] = [];
  const frame = emptyRecord(plan, host);
  let shownAt = host.elapsed();
  return (result, progress) => {
    results.push(result);
    if (host.elapsed() - shownAt < refreshMs) return;
    shownAt = host.elapsed();
    show({ ...frame, results: [...results], metrics: computeMetrics(results) }, progress);
  };
}

/** The record of a run that has just started. */
export function emptyRecord({ suite, policy, model, mode, policySource }: RunPlan, host: RunHost): RunRecord {
  const { path, id, version, sources } = policy.policy;
  return {
    record: 1,
    id: 'running',
    startedAt: host.now().toISOString(),
    durationMs: 0,
    tool: { name: 'railwright', version: host.version },
    mode,
    policy: { path: host.display(path), id, version, sha256: hashSources(sources, host), source: policySource },
    suite: { path: host.display(suite.path), id: suite.id, sha256: hashSources(suite.sources, host) },
    model: { ...model.identity, params: { ...model.identity.params } },
    results: [],
    metrics: computeMetrics([]),
    gates: [],
  };
}

/** How many results a plan gives. */
export const resultCount = ({ cases, repeat }: RunPlan): number =>
  cases.reduce((sum, testCase) => sum + (testCase.repeat ?? repeat), 0);
