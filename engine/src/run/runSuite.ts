import type { Result, RunRecord } from '#schemas/generated/run.ts';
import { judgeGates } from '../compare/gates.ts';
import { computeMetrics } from '../compare/metrics.ts';
import type { Case } from '../suite/suite.ts';
import type { RunHost, RunPlan, RunProgress } from './plan.ts';
import { runCase } from './runCase.ts';

export type OnResult = (result: Result, progress: RunProgress) => void;

/**
 * Runs the cases of a plan, and gives the record. A case that fails, times out or is cancelled is not evaluated; the run always
 * finishes. How many model calls are under way at once is the model client's concern. Results stand in the order of the cases.
 */
export async function runSuite(plan: RunPlan, host: RunHost, onResult?: OnResult): Promise<RunRecord> {
  const startedAt = host.now();
  const started = host.elapsed();
  const results = await runCases(plan, host, onResult);
  const metrics = computeMetrics(results);
  const isWhole = plan.cases.length === plan.suite.cases.length;
  return {
    record: 1,
    id: runId(plan, host, startedAt),
    startedAt: startedAt.toISOString(),
    durationMs: Math.round(host.elapsed() - started),
    tool: { name: 'railwright', version: host.version },
    mode: plan.mode,
    policy: policyOf(plan, host),
    suite: suiteOf(plan, host),
    model: { ...plan.model.identity, params: { ...plan.model.identity.params } },
    results: [...results],
    metrics,
    gates: isWhole ? [...judgeGates(plan.suite.gates, metrics)] : [],
  };
}

interface Job {
  readonly testCase: Case;
  readonly repeat: number;
  readonly isRepeated: boolean;
}

async function runCases(plan: RunPlan, host: RunHost, onResult: OnResult | undefined): Promise<readonly Result[]> {
  const jobs = plan.cases.flatMap((testCase) => jobsOf(testCase, plan.repeat));
  let done = 0;
  const runJob = async ({ testCase, repeat, isRepeated }: Job): Promise<Result> => {
    const result = await runCase(plan, host, testCase, repeat);
    const named = isRepeated ? { ...result, repeat } : result;
    onResult?.(named, { done: ++done, of: jobs.length });
    return named;
  };
  const running: Promise<Result>[] = [];
  let paused = host.elapsed();
  for (const job of jobs) {
    running.push(runJob(job));
    if (host.elapsed() - paused < 20) continue;
    await host.pause();
    paused = host.elapsed();
  }
  return Promise.all(running);
}

function jobsOf(testCase: Case, repeat: number): readonly Job[] {
  const times = testCase.repeat ?? repeat;
  return Array.from({ length: times }, (_, index) => ({ testCase, repeat: index, isRepeated: times > 1 }));
}

function policyOf({ policy: { policy }, policySource }: RunPlan, host: RunHost): RunRecord['policy'] {
  return {
    path: host.display(policy.path),
    id: policy.id,
    version: policy.version,
    sha256: hashSources(policy.sources, host),
    source: policySource,
  };
}

function suiteOf({ suite: { path, id, sources, cases } }: RunPlan, host: RunHost): RunRecord['suite'] {
  const ids = new Set(cases.map((testCase) => testCase.id));
  return { path: host.display(path), id, sha256: hashSources(sources, host), cases: ids.size };
}

/** One hash over all files that something draws on, with their names: any change of any of them shows. */
export function hashSources(
  sources: readonly { readonly path: string; readonly text: string }[],
  host: Pick<RunHost, 'sha256' | 'display'>,
): string {
  return host.sha256(JSON.stringify(sources.map(({ path, text }) => [host.display(path), text])));
}

/** `20261112T101500123Z-support-agent-3f2a1c`: sorts by time, says what ran, and does not collide. */
function runId(plan: RunPlan, host: RunHost, startedAt: Date): string {
  const time = startedAt.toISOString().replace(/[-:.]/g, '');
  const hash = host.sha256(`${time} ${plan.suite.path} ${plan.model.identity.name} ${host.elapsed()}`).slice(0, 6);
  return `${time}-${plan.suite.id || 'suite'}-${hash}`;
}
