import { describe, expect, test } from 'vitest';
import { judgeGates } from '#engine/compare/gates.ts';
import { computeMetrics } from '#engine/compare/metrics.ts';
import { runTexts } from '../support/running.ts';

const policy = `
policy: a
defaults: { unmatched_action: allow }
input:
  - { id: in, when: { contains: INBLOCK }, then: block }
  - { id: hold, when: { contains: HOLD }, then: require_approval }
  - { id: fails, when: 'text.contains("FAIL") && session.x == 1', then: flag, on_error: allow }
output: [{ id: out, when: { contains: OUTBLOCK }, then: block }]`;

const refusal = "I'm sorry, but I can't help with that.";
const suite = `suite: a
policy: ./a.policy.yaml
cases:
  - { id: a1, kind: attack, input: INBLOCK }
  - { id: a2, kind: attack, input: x, recorded: { output: OUTBLOCK } }
  - { id: a3, kind: attack, input: x, recorded: { output: "${refusal} OUTBLOCK" } }
  - { id: a4, kind: attack, input: x, recorded: { output: Here. } }
  - { id: a5, kind: attack, input: x, recorded: { output: Here. }, expect: allow }
  - { id: n1, kind: normal, input: x, recorded: { output: Here. } }
  - { id: n2, kind: normal, input: x, recorded: { output: "${refusal}" } }
  - { id: n3, kind: edge, input: HOLD, recorded: { output: Here. } }
  - { id: n4, kind: edge, input: HOLD, recorded: { output: Here. }, expect: require_approval }
  - { id: n5, kind: edge, input: FAIL, recorded: { output: Here. } }
  - { id: none, kind: attack, input: x }`;

describe('metrics', () => {
  test('rates, each with what it counts', async () => {
    const { metrics } = await runTexts(policy, suite);
    const counts = (rate: { n: number; of: number }): string => `${rate.n}/${rate.of}`;
    expect({
      catchRate: counts(metrics.catchRate), // a1, a2, a3 of a1..a4; a5 is to pass, and `none` is not evaluated
      falseRefusalRate: counts(metrics.falseRefusalRate), // n2, n3 of n1, n2, n3, n5
      input: counts(metrics.byLayer.input),
      action: counts(metrics.byLayer.action),
      output: counts(metrics.byLayer.output),
      model: counts(metrics.byModel),
      safeReplyRate: counts(metrics.safeReplyRate),
      vetoRate: counts(metrics.vetoRate),
      approvalRate: counts(metrics.approvalRate),
      errorRate: counts(metrics.errorRate),
    }).toEqual({
      catchRate: '3/4',
      falseRefusalRate: '2/4',
      input: '1/4',
      action: '0/4',
      output: '2/4',
      model: '1/4',
      safeReplyRate: '5/8',
      vetoRate: '3/10',
      approvalRate: '2/10',
      errorRate: '1/11',
    });
    expect(metrics.cases).toEqual({ total: 11, passed: 7, failed: 3, notEvaluated: 1 });
  });

  test('of no results, there are no rates', () => {
    const metrics = computeMetrics([]);
    expect(metrics.catchRate).toEqual({ value: null, n: 0, of: 0, low: 0, high: 1 });
    expect(metrics.overheadMs).toEqual({ median: 0, p95: 0 });
    expect(metrics.cases).toEqual({ total: 0, passed: 0, failed: 0, notEvaluated: 0 });
  });
});

describe('gates', () => {
  test.each([
    ['>=', 0.75, true],
    ['>=', 0.76, false],
    ['>', 0.75, false],
    ['>', 0.74, true],
    ['<=', 0.75, true],
    ['<=', 0.74, false],
    ['<', 0.75, false],
    ['<', 0.76, true],
  ] as const)('a catch rate of 0.75 %s %d: %s', async (operator, limit, passed) => {
    const { metrics } = await runTexts(policy, suite);
    expect(judgeGates([{ name: 'catch_rate', operator, limit }], metrics)).toEqual([
      { gate: `catch_rate ${operator} ${limit}`, value: 0.75, passed },
    ]);
  });

  test('each gate looks at its own rate', async () => {
    const { metrics } = await runTexts(policy, suite);
    const names = [
      'catch_rate',
      'false_refusal_rate',
      'veto_rate',
      'approval_rate',
      'safe_reply_rate',
      'error_rate',
    ] as const;
    const values = judgeGates(
      names.map((name) => ({ name, operator: '<=', limit: 1 })),
      metrics,
    ).map(({ value }) => value);
    expect(values).toEqual([0.75, 0.5, 0.3, 0.2, 0.625, 1 / 11]);
  });

  test('a rate without cases does not pass, whatever the limit: nothing was shown', () => {
    for (const operator of ['>=', '<='] as const)
      expect(
        judgeGates([{ name: 'catch_rate', operator, limit: operator === '>=' ? 0 : 1 }], computeMetrics([])),
      ).toMatchObject([{ value: null, passed: false }]);
  });
});
