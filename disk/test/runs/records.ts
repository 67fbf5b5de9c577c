import { computeMetrics } from '#engine/compare/metrics.ts';
import { rate } from '#engine/compare/rates.ts';
import type { Result, RunRecord } from '#schemas/generated/run.ts';

/** A run of this many cases, of which some block, propose calls, are repeated, have twins and tags, or fail. */
export function recordOf(count: number, changes: Partial<RunRecord> = {}): RunRecord {
  const results = Array.from({ length: count }, (_, index) => resultOf(index));
  return {
    record: 1,
    id: '20261112T101500000Z-shop-3f2a1c',
    startedAt: '2026-11-12T10:15:00.000Z',
    durationMs: 4,
    tool: { name: 'railwright', version: '1.0.0' },
    mode: 'run',
    policy: { path: 'p.policy.yaml', id: 'p', version: '1', sha256: 'a'.repeat(64), source: 'saved' },
    suite: { path: 's.suite.yaml', id: 'shop', sha256: 'b'.repeat(64) },
    model: { name: 'recorded', provider: 'recorded', model: 'recorded', params: {} },
    results,
    metrics: { ...computeMetrics(results), vetoRate: rate(1, 9) },
    gates: [],
    ...changes,
  };
}

/** Brackets, quotes and line ends in texts must not be taken for those of the record. */
const odd = 'a "quoted" {brace} [bracket],\n\\ "results": [ 🦊 \ud800 ü';

function resultOf(index: number): Result {
  const isBlocked = index % 5 === 0;
  const isSkipped = index % 11 === 3;
  return {
    case: `case-${index >> 1}-ü`,
    kind: (['normal', 'edge', 'attack'] as const)[index % 3] ?? 'normal',
    ...(index % 4 < 2 && { repeat: index % 2 }),
    ...(index % 3 === 0 && { tags: [`tag-${index % 7}`, 'LLM01:2025'] }),
    ...(index % 6 === 1 && { twin: `case-${index + 1}` }),
    verdict: isBlocked ? 'block' : 'allow',
    decidedBy: isBlocked ? { layer: 'action', rule: `rule-${index % 13}` } : null,
    answer: index % 2 === 0 ? 'answered' : 'refused',
    expected: 'passed',
    passed: !isBlocked,
    should: index % 3 === 2 ? 'stop' : 'pass',
    stoppedBy: isBlocked ? ['action'] : [],
    falseRefusal: isBlocked && index % 3 !== 2,
    miss: !isBlocked && index % 3 === 2,
    ...(isSkipped && { notEvaluated: { reason: index % 2 === 0 ? 'cancelled' : 'skipped', message: 'it was' } }),
    cached: true,
    durationMs: 3,
    overheadMs: 0.1,
    evaluated: { input: 1, action: 1, output: 0, review: 0 },
    steps: isBlocked ? [stepOf(index)] : [],
    exchange: {
      messages: [{ role: 'user', content: `${index} ${odd}` }],
      documents: [],
      output: odd,
      calls: index % 5 < 2 ? [{ tool: `tool-${index % 3}`, args: { amount: index }, verdict: 'block' }] : [],
    },
    shown: odd,
  };
}

const stepOf = (index: number): Result['steps'][number] => ({
  layer: 'action',
  on: 'call:0',
  rule: `rule-${index % 13}`,
  outcome: 'matched',
  verdict: 'block',
  spans: [],
});
