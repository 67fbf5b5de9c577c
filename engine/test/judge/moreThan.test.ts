import { describe, expect, test } from 'vitest';
import type { PastCall } from '#engine/exchange/exchange.ts';
import { checkPolicyText } from '../support/check.ts';
import { call, type Given, judgeText } from '../support/judging.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 21, 12);

const rate = (options: string, more = ''): string => `policy: a
values: { most: 2 }
defaults: { unmatched_action: allow${more} }
action: [{ id: rate, tool: [refund, "pay_*"], when: { more_than: ${options} }, then: block }]`;

const past = (own: Partial<PastCall> = {}): PastCall => ({ tool: 'refund', args: { amount: 10 }, ...own });
const times = (count: number, own: Partial<PastCall> = {}): readonly PastCall[] =>
  Array.from({ length: count }, () => past(own));

const verdictOf = (policy: string, given: Given): string => judgeText(policy, given).verdict;
const one = [call('refund', { amount: 10 })];

describe('more_than calls', () => {
  test('the call that exceeds the number is stopped, and those before it are not', () => {
    const { calls } = judgeText(rate('{ calls: 2 }'), { calls: [...one, ...one, ...one, ...one] });
    expect(calls.map(({ verdict }) => verdict)).toEqual(['allow', 'allow', 'block', 'block']);
  });

  test('calls of the history count, if the rule governs them', () => {
    expect(verdictOf(rate('{ calls: 2 }'), { calls: one, history: times(2) })).toBe('block');
    expect(verdictOf(rate('{ calls: 2 }'), { calls: one, history: times(2, { tool: 'pay_bill' }) })).toBe('block');
    expect(verdictOf(rate('{ calls: 2 }'), { calls: one, history: times(9, { tool: 'search' }) })).toBe('allow');
  });

  test('a number may be a value of the policy', () => {
    expect(verdictOf(rate('{ calls: values.most }'), { calls: one, history: times(1) })).toBe('allow');
    expect(verdictOf(rate('{ calls: values.most }'), { calls: one, history: times(2) })).toBe('block');
  });

  test.each([
    ['within the window', 23 * hour, 'block'],
    ['at its very end: the window is open there', 24 * hour, 'allow'],
    ['before it', 25 * hour, 'allow'],
    ['after the call, out of order in the trace', -1, 'allow'],
  ])('a call %s', (_, ago, verdict) => {
    const history = times(3, { at: now - ago });
    expect(verdictOf(rate('{ calls: 3, per: 24h }'), { calls: one, history, at: now })).toBe(verdict);
  });

  test('the time of a call counts before that of its exchange', () => {
    const calls = [{ ...call('refund'), at: now + 30 * hour }];
    expect(verdictOf(rate('{ calls: 3, per: 24h }'), { calls, history: times(3, { at: now }), at: now })).toBe('allow');
  });

  test('a call without a time may be in any window, and counts', () => {
    expect(verdictOf(rate('{ calls: 3, per: 1s }'), { calls: one, history: times(3), at: now })).toBe('block');
    expect(verdictOf(rate('{ calls: 3, per: 1s }'), { calls: one, history: times(3, { at: now - hour }) })).toBe(
      'block',
    );
  });

  test('calls are told apart by a key', () => {
    const policy = rate('{ calls: 2, by: session.customer }');
    const given = (customer: string): Given => ({
      calls: one,
      session: { customer: 'a' },
      history: times(2, { session: { customer } }),
    });
    expect([verdictOf(policy, given('a')), verdictOf(policy, given('b'))]).toEqual(['block', 'allow']);
    const byOrder = rate('{ calls: 1, by: args.order }');
    const calls = ['1', '2', '1'].map((order) => call('refund', { order }));
    expect(judgeText(byOrder, { calls }).calls.map(({ verdict }) => verdict)).toEqual(['allow', 'allow', 'block']);
  });

  test('a call that another rule stops counts as well', () => {
    const policy = `${rate('{ calls: 2 }')}`.replace(
      'action: [',
      'action: [{ id: large, tool: refund, when: args.amount > 100, then: block }, ',
    );
    const calls = [call('refund', { amount: 900 }), call('refund', { amount: 900 }), call('refund', { amount: 1 })];
    expect(judgeText(policy, { calls }).calls.map(({ verdict }) => verdict)).toEqual(['block', 'block', 'block']);
  });
});

describe('more_than sum', () => {
  const policy = rate('{ sum: 100, of: args.amount }');

  test('amounts add up, the call itself included', () => {
    expect(verdictOf(policy, { calls: one, history: times(9) })).toBe('allow');
    expect(verdictOf(policy, { calls: one, history: times(10) })).toBe('block');
    expect(verdictOf(policy, { calls: [call('refund', { amount: 101 })] })).toBe('block');
  });

  test('a negative amount makes no room for others', () => {
    const history = [past({ args: { amount: -1000 } })];
    expect(verdictOf(policy, { calls: [call('refund', { amount: 101 })], history })).toBe('block');
  });

  test('an endless amount is too much', () => {
    expect(verdictOf(policy, { calls: [call('refund', { amount: Number.POSITIVE_INFINITY })] })).toBe('block');
  });

  test.each([
    ['missing_argument', {}],
    ['null_value', { amount: null }],
    ['wrong_type', { amount: '10' }],
    ['wrong_type', { amount: Number.NaN }],
  ])('%s: an amount that is none is an error', (reason, args) => {
    const { verdict, steps } = judgeText(policy, { calls: [call('refund', args)] });
    expect([verdict, steps[0]?.error?.reason]).toEqual(['block', reason]);
  });

  test('an error in an earlier call is an error: it might have been too much', () => {
    const { verdict, steps } = judgeText(policy, { calls: one, history: [past({ args: {} })] });
    expect([verdict, steps[0]?.error?.message]).toEqual(['block', 'in an earlier call, `amount` is missing']);
  });
});

test('what was counted is seen', () => {
  const { steps } = judgeText(rate('{ calls: 1, by: session.customer }'), {
    calls: one,
    session: { customer: 'c-1' },
    history: times(1),
  });
  expect(steps[0]?.saw).toEqual({ 'session.customer': 'c-1', 'calls so far': 2, limit: 1 });
});

test.each([
  ['{ per: 24h }', 'missing-key'],
  ['{ calls: 1, sum: 2, of: args.amount }', 'too-many-keys'],
  ['{ sum: 2 }', 'missing-key'],
  ['{ calls: -1 }', 'out-of-range'],
  ['{ calls: 1, per: 1 day }', 'wrong-format'],
  ['{ calls: 1, by: sesion.customer }', 'unknown-variable'],
  ['{ sum: 1, of: "args.amount > 2" }', 'condition-type'],
])('%s is reported as %s', (options, code) => {
  expect(
    checkPolicyText(rate(options).replace('unmatched_action: allow', 'unmatched_action: block')).map(
      ([found]) => found,
    ),
  ).toEqual([code]);
});

test('it belongs in the action layer', () => {
  const policy = 'policy: a\ninput: [{ id: r, when: { more_than: { calls: 1 } }, then: block }]';
  expect(checkPolicyText(policy).map(([code]) => code)).toEqual(['wrong-layer']);
});
