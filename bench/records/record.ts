import { computeMetrics } from '../../engine/src/compare/metrics.ts';
import type { Result, RunRecord } from '../../schemas/generated/run.ts';
import { recordedText } from '../rejudge/texts.ts';

/** A run of this many cases: a question and an answer of 500 characters, in one of four a tool call, and a few steps. */
export function recordOfSize(count: number, id: string): RunRecord {
  const results = Array.from({ length: count }, (_, index) => resultOf(index));
  return {
    record: 1,
    id,
    startedAt: '2026-11-12T10:15:00.000Z',
    durationMs: 4,
    tool: { name: 'railwright', version: '1.0.0' },
    mode: 'run',
    policy: { path: 'p.policy.yaml', id: 'p', version: '1', sha256: 'a'.repeat(64), source: 'saved' },
    suite: { path: 's.suite.yaml', id: 'shop', sha256: 'b'.repeat(64) },
    model: { name: 'recorded', provider: 'recorded', model: 'recorded', params: {} },
    results,
    metrics: computeMetrics(results),
    gates: [],
  };
}

function resultOf(index: number): Result {
  const isBlocked = index % 7 === 0;
  const output = recordedText(index + 1_000_000, 500);
  const amount = 1 + (index % 120);
  return {
    case: `case-${index}`,
    kind: (['normal', 'edge', 'attack'] as const)[index % 3] ?? 'normal',
    tags: [`topic-${index % 40}`, 'LLM01:2025'],
    ...(index % 10 === 1 && { twin: `case-${index - 1}` }),
    verdict: isBlocked ? 'block' : 'allow',
    decidedBy: isBlocked ? { layer: 'output', rule: `rule-${index % 40}` } : null,
    answer: 'answered',
    expected: 'passed',
    passed: !isBlocked,
    should: index % 3 === 2 ? 'stop' : 'pass',
    stoppedBy: isBlocked ? ['output'] : [],
    falseRefusal: isBlocked && index % 3 !== 2,
    miss: !isBlocked && index % 3 === 2,
    cached: true,
    recordedAt: '2026-11-12T10:15:00.000Z',
    durationMs: 812,
    overheadMs: 0.211,
    evaluated: { input: 3, action: 12, output: 5, review: 0 },
    steps: isBlocked ? [stepOf(index)] : [],
    exchange: {
      messages: [{ role: 'user', content: recordedText(index, 500) }],
      documents: [],
      output,
      calls: index % 4 === 0 ? [{ tool: 'issue_refund', args: { order: `${index}`, amount }, verdict: 'allow' }] : [],
    },
    shown: output,
  };
}

const stepOf = (index: number): Result['steps'][number] => ({
  layer: 'output',
  on: 'output',
  rule: `rule-${index % 40}`,
  outcome: 'matched',
  verdict: 'block',
  spans: [{ start: 3, end: 19, label: 'EMAIL' }],
  message: "I can't help with that, but a colleague can.",
});
