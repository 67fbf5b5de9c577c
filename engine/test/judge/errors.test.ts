import { describe, expect, test } from 'vitest';
import { call, judgeText } from '../support/judging.ts';

const tools = `
tools:
  - name: refund
    inputSchema:
      type: object
      properties:
        amount: { type: number }
        order: { type: string }
        lines: { type: array, items: { type: string } }
        address: { type: object, properties: { country: { type: string } } }`;

/** A policy with one rule on refunds, which would flag. */
const policyWith = (condition: string, { rule = '', defaults = '' } = {}): string => `
policy: a
defaults: { unmatched_action: allow${defaults} }
${tools}
action:
  - id: rule
    tool: "*"
    when: ${JSON.stringify(condition)}
    then: flag${rule}`;

const large = 'args.amount > 40';
const verdictOf = (policy: string, args = {}): string => judgeText(policy, { calls: [call('refund', args)] }).verdict;

describe('on_error', () => {
  test.each([
    ['block', 'block'],
    ['require_approval', 'require_approval'],
    ['allow', 'allow'],
  ])('%s: a rule that cannot be evaluated counts so', (value, verdict) => {
    expect(verdictOf(policyWith(large, { rule: `\n    on_error: ${value}` }))).toBe(verdict);
    expect(verdictOf(policyWith(large, { defaults: `, on_error: ${value}` }))).toBe(verdict);
  });

  test('without it, a rule fails closed', () => {
    expect(verdictOf(policyWith(large))).toBe('block');
  });

  test("the rule's own counts before the defaults", () => {
    expect(verdictOf(policyWith(large, { rule: '\n    on_error: allow', defaults: ', on_error: block' }))).toBe(
      'allow',
    );
    expect(verdictOf(policyWith(large, { rule: '\n    on_error: block', defaults: ', on_error: allow' }))).toBe(
      'block',
    );
  });

  test('it says nothing about a rule that can be evaluated', () => {
    expect(verdictOf(policyWith(large, { rule: '\n    on_error: block' }), { amount: 41 })).toBe('flag');
    expect(verdictOf(policyWith(large, { rule: '\n    on_error: block' }), { amount: 40 })).toBe('allow');
  });

  test('an error that counts as allow leaves a call unmatched', () => {
    const policy = policyWith(large, { rule: '\n    on_error: allow' }).replace(
      'unmatched_action: allow',
      'unmatched_action: block',
    );
    const { verdict, decidedBy } = judgeText(policy, { calls: [call('refund')] });
    expect([verdict, decidedBy?.rule]).toEqual(['block', 'unmatched_action']);
  });

  test('an error that counts as block decides as the rule', () => {
    const { decidedBy, steps } = judgeText(policyWith(large), { calls: [call('refund')] });
    expect(decidedBy).toEqual({ layer: 'action', rule: 'rule' });
    expect(steps).toMatchObject([
      { outcome: 'error', verdict: 'block', error: { reason: 'missing_argument', message: '`amount` is missing' } },
    ]);
  });

  test('an error says what the fields were that the condition names', () => {
    const { steps } = judgeText(policyWith('args.amount > session.limit'), { calls: [call('refund', { amount: 50 })] });
    expect(steps).toMatchObject([
      {
        outcome: 'error',
        error: { reason: 'missing_value', message: '`limit` is missing' },
        saw: { 'args.amount': 50 },
      },
    ]);
  });
});

describe('what is an error', () => {
  const refund = (args: Record<string, unknown>) => [call('refund', args)];

  test.each<[string, string, string, Record<string, unknown>, string]>([
    ['missing_argument', 'a missing argument', 'args.amount > 40', {}, '`amount` is missing'],
    ['missing_argument', 'a missing argument in brackets', 'args["amount"] > 40', {}, '`amount` is missing'],
    [
      'wrong_type',
      'an argument of another type',
      'args.amount > 40',
      { amount: '50' },
      'field `amount` is not of type `double`, got `string`',
    ],
    [
      'null_value',
      'an argument that is null',
      'args.amount > 40',
      { amount: null },
      'field `amount` is not of type `double`, got `null`',
    ],
    ['missing_argument', 'a missing inner object', 'args.address.country == "GB"', {}, '`address` is missing'],
    [
      'missing_argument',
      'a missing field of an inner object',
      'args.address.country == "GB"',
      { address: {} },
      '`country` is missing',
    ],
    [
      'wrong_type',
      'an element of another type',
      'args.lines[0] == "a"',
      { lines: [5] },
      'list item with index `0` is not of type `string`, got `double`',
    ],
    ['evaluation_failed', 'an index out of bounds', 'args.lines[3] == "a"', { lines: [] }, 'index out of bounds: 3'],
    [
      'evaluation_failed',
      'a division of whole numbers by zero',
      '1 / (size(args.lines) - size(args.lines)) == 1',
      { lines: [] },
      'division by zero',
    ],
    [
      'evaluation_failed',
      'a computed pattern that is none',
      'args.order.matches(session.pattern)',
      { order: 'a' },
      'invalid pattern: this `(` is never closed',
    ],
    [
      'wrong_type',
      'a value that is no truth',
      'session.flag',
      {},
      'the condition gave a string, not `true` or `false`',
    ],
  ])('%s: %s', (reason, _, condition, args, message) => {
    const session = { pattern: '(', flag: 'yes' };
    const { steps, verdict } = judgeText(policyWith(condition), { session, calls: refund(args) });
    expect(steps).toMatchObject([{ outcome: 'error', error: { reason, message } }]);
    expect(verdict).toBe('block');
  });

  test('unknown_tool: a call of a tool that the tools do not have', () => {
    const { verdict, decidedBy, steps } = judgeText(policyWith('true'), { calls: [call('invented')] });
    expect([verdict, decidedBy?.rule]).toEqual(['block', 'unknown_tool']);
    expect(steps).toMatchObject([
      { outcome: 'error', error: { reason: 'unknown_tool', message: 'there is no tool `invented`' } },
      { outcome: 'matched', verdict: 'flag' },
    ]);
    expect(
      judgeText(policyWith('true', { defaults: ', on_error: allow' }), { calls: [call('invented')] }).verdict,
    ).toBe('flag');
  });

  test('unreadable_arguments: no rule takes them for a call without arguments', () => {
    const unreadable = { ...call('refund'), problem: { message: 'the arguments are not JSON' } };
    const { verdict, decidedBy, steps } = judgeText(policyWith('!has(args.amount)'), { calls: [unreadable] });
    expect([verdict, decidedBy?.rule]).toEqual(['block', 'unreadable_arguments']);
    expect(steps).toMatchObject([{ error: { reason: 'unreadable_arguments', message: 'the arguments are not JSON' } }]);
  });

  test('without definitions of tools, arguments are what they are', () => {
    const policy = policyWith('args.amount > 40').replace(tools, '');
    const verdict = (args: Record<string, unknown>) => judgeText(policy, { calls: [call('invented', args)] }).verdict;
    expect([verdict({ amount: 50 }), verdict({ amount: 30 }), verdict({ amount: 'fifty' })]).toEqual([
      'flag',
      'allow',
      'block',
    ]);
    expect(judgeText(policy, { calls: [call('invented')] }).steps).toMatchObject([{ outcome: 'error' }]);
  });

  test('has() asks before it is read', () => {
    const policy = policyWith('has(args.amount) && args.amount > 40');
    expect(verdictOf(policy, {})).toBe('allow');
    expect(verdictOf(policy, { amount: 50 })).toBe('flag');
  });

  test('has() of a null argument is true, and reading it an error', () => {
    expect(
      judgeText(policyWith('has(args.order) && args.order == "a"'), { calls: refund({ order: null }) }).steps,
    ).toMatchObject([{ outcome: 'error' }]);
  });

  test('an operand that decides makes an error of the other one irrelevant', () => {
    expect(verdictOf(policyWith('true || args.amount > 40'), {})).toBe('flag');
    expect(verdictOf(policyWith('args.amount > 40 || true'), {})).toBe('flag');
    expect(verdictOf(policyWith('args.amount > 40 && false'), {})).toBe('allow');
    expect(verdictOf(policyWith('args.amount > 40 && true'), {})).toBe('block');
  });

  test('arguments that are nested without measure cannot be read', () => {
    let args: Record<string, unknown> = { note: 'bitcoin' };
    for (let i = 0; i < 20_000; i++) args = { a: args };
    const policy = 'policy: a\naction: [{ id: all, tool: "*", then: allow }]';
    const { verdict, decidedBy } = judgeText(policy, { calls: [call('refund', args)] });
    expect([verdict, decidedBy?.rule]).toEqual(['block', 'unreadable_arguments']);
  });
});
