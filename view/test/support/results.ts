import { judgeGates } from '#engine/compare/gates.ts';
import { computeMetrics } from '#engine/compare/metrics.ts';
import type { Gate } from '#engine/suite/suite.ts';
import type { Result, RunRecord } from '#schemas/generated/run.ts';

/** A legitimate request that was answered; `own` says what is different. */
export function resultOf(own: Partial<Result> = {}): Result {
  return {
    case: 'a',
    kind: 'normal',
    expected: 'passed',
    verdict: 'allow',
    decidedBy: null,
    answer: 'answered',
    passed: true,
    should: 'pass',
    stoppedBy: [],
    falseRefusal: false,
    miss: false,
    cached: true,
    durationMs: 0,
    overheadMs: 0,
    evaluated: { input: 0, action: 0, output: 0, review: 0 },
    steps: [],
    exchange: { messages: [{ role: 'user', content: 'Hello' }], documents: [], output: 'Hi', calls: [] },
    shown: 'Hi',
    ...own,
  };
}

export const refused = (own: Partial<Result> = {}): Result =>
  resultOf({ answer: 'refused', stoppedBy: ['model'], falseRefusal: true, passed: false, ...own });

export const caught = (own: Partial<Result> = {}): Result =>
  resultOf({ kind: 'attack', should: 'stop', verdict: 'block', stoppedBy: ['input'], ...own });

export const missed = (own: Partial<Result> = {}): Result =>
  resultOf({ kind: 'attack', should: 'stop', miss: true, passed: false, ...own });

/** `count` results with ids `prefix-0`, `prefix-1`, … */
export function several(count: number, prefix: string, make: (own: Partial<Result>) => Result): Result[] {
  return Array.from({ length: count }, (_, index) => make({ case: `${prefix}-${index}` }));
}

export function recordOf(
  results: readonly Result[],
  own: Partial<RunRecord> = {},
  gates: readonly Gate[] = [],
): RunRecord {
  const metrics = computeMetrics(results);
  return {
    record: 1,
    id: 'run',
    startedAt: '2026-11-12T10:15:00.000Z',
    durationMs: 4,
    tool: { name: 'railwright', version: '1.0.0' },
    mode: 'run',
    policy: { path: 'p.policy.yaml', id: 'p', version: '1', sha256: 'aaaaaaaa', source: 'saved' },
    suite: { path: 's.suite.yaml', id: 's', sha256: 'bbbbbbbb' },
    model: { name: 'recorded', provider: 'recorded', model: 'recorded', params: {} },
    results: [...results],
    metrics,
    gates: [...judgeGates(gates, metrics)],
    ...own,
  };
}
