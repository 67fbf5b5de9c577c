import { describe, expect, test } from 'vitest';
import { call, judgeText } from '../support/judging.ts';

const policy = (rest: string, unmatched = ''): string =>
  `policy: a\n${unmatched === '' ? '' : `defaults: { unmatched_action: ${unmatched} }\n`}action:\n${rest}`;
const small = '  - { id: small, tool: refund, when: args.amount <= 40, then: allow }';
const decided = (text: string, ...calls: Parameters<typeof call>[]): readonly unknown[] => {
  const { verdict, decidedBy } = judgeText(text, { calls: calls.map((each) => call(...each)) });
  return [verdict, decidedBy?.rule];
};

describe('unmatched_action', () => {
  test.each(['allow', 'require_approval', 'block'])('%s: what a call that no rule matches gets', (unmatched) => {
    expect(decided(policy(small, unmatched), ['refund', { amount: 50 }])).toEqual([unmatched, 'unmatched_action']);
    expect(decided(policy(small, unmatched), ['other'])).toEqual([unmatched, 'unmatched_action']);
  });

  test('without it, such a call is held', () => {
    expect(decided(policy(small), ['other'])).toEqual(['require_approval', 'unmatched_action']);
  });

  test('an allow rule that matches keeps a call from being unmatched', () => {
    expect(decided(policy(small, 'block'), ['refund', { amount: 30 }])).toEqual(['allow', 'small']);
  });

  test('an allow rule is no exception to a stricter one', () => {
    const strict = policy(`${small}\n  - { id: all, tool: "*", then: block }`);
    expect(decided(strict, ['refund', { amount: 30 }])).toEqual(['block', 'all']);
  });

  test.each(['flag', 'redact'])('a %s rule that matches keeps a call from being unmatched', (then) => {
    expect(decided(policy(`  - { id: r, tool: "*", then: ${then} }`, 'block'), ['other'])).toEqual([then, 'r']);
  });

  test('an allow rule in the input or output changes nothing', () => {
    const elsewhere = `policy: a
input: [{ id: in, when: "true", then: allow }]
output: [{ id: out, when: "true", then: allow }]`;
    expect(judgeText(elsewhere, { user: 'x', output: 'y', calls: [call('other')] }).verdict).toBe('require_approval');
  });

  test('without calls, nothing is unmatched', () => {
    expect(decided(policy(small, 'block'))).toEqual(['allow', undefined]);
  });
});

describe('calls', () => {
  test('each call is judged by itself, and has a verdict of its own', () => {
    const judgment = judgeText(policy(small, 'block'), {
      calls: [call('refund', { amount: 10 }), call('refund', { amount: 90 }), call('refund', { amount: 20 })],
    });
    expect(judgment.calls.map(({ verdict }) => verdict)).toEqual(['allow', 'block', 'allow']);
    expect(judgment.steps.map(({ on, rule }) => [on, rule])).toEqual([
      ['call:0', 'small'],
      ['call:1', 'unmatched_action'],
      ['call:2', 'small'],
    ]);
    expect(judgment.verdict).toBe('block');
  });

  test('a step says what the fields were that the condition names', () => {
    const { steps } = judgeText(policy(small), { calls: [call('refund', { amount: 10, order: '1' })] });
    expect(steps[0]?.saw).toEqual({ 'args.amount': 10 });
  });

  test.each([
    ['refund', 'refund', true],
    ['refund', 'Refund', false],
    ['refund', 'refund_all', false],
    ['refund_*', 'refund_all', true],
    ['refund_*', 'refund', false],
    ['*', 'any.thing/at all', true],
    ['*', '.hidden', true],
    ['*', 'two\nlines', true],
    ['mail?', 'mails', true],
    ['{send,draft}_mail', 'draft_mail', true],
    ['{send,draft}_mail', 'read_mail', false],
    ['v[0-9]', 'v7', true],
    ['v[!0-9]', 'v7', false],
    ['a.c', 'abc', false],
    ['a(b', 'a(b', true],
  ])('the tool %j of a rule governs the tool %j: %s', (pattern, tool, isGoverned) => {
    const text = policy(`  - { id: r, tool: ${JSON.stringify(pattern)}, then: block }`, 'allow');
    expect(judgeText(text, { calls: [call(tool)] }).verdict).toBe(isGoverned ? 'block' : 'allow');
  });

  test('a list of tools governs each of them', () => {
    const text = policy('  - { id: r, tool: [a, "b*"], then: block }', 'allow');
    expect(['a', 'b', 'bb', 'c'].map((tool) => judgeText(text, { calls: [call(tool)] }).verdict)).toEqual([
      'block',
      'block',
      'block',
      'allow',
    ]);
  });

  test('a glob of many stars takes time linear in the name', () => {
    const text = policy(`  - { id: r, tool: ${JSON.stringify(`${'*a'.repeat(30)}*b`)}, then: block }`, 'allow');
    const started = performance.now();
    expect(judgeText(text, { calls: [call('a'.repeat(50_000))] }).verdict).toBe('allow');
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
