import { expect, test } from 'vitest';
import { judge } from '#engine/judge/judge.ts';
import { evaluatedResult } from '#engine/run/result.ts';
import { answerOf, call, compileText, exchangeOf } from '../../engine/test/support/judging.ts';
import { caseOf } from '../../engine/test/support/running.ts';
import { approverOf } from '../src/approver.ts';
import { ruleLookup } from '../src/ruleLookup.ts';

const head = 'policy: p\nversion: "2026.11.1"\nvalues: { limit: 40 }\n';
const action = (rule: string): string => `${head}action:\n  - ${rule}`;
const overLimit = action('{ id: over, tool: pay, when: args.amount > values.limit, then: require_approval }');

/** What the approver of a call sees. */
function approved(policy: string, args: Readonly<Record<string, unknown>>, session = {}): string | undefined {
  const compiled = compileText(policy);
  const given = { user: 'Hello', calls: [call('pay', args)], session };
  const answer = answerOf(given);
  const judgment = judge(compiled, exchangeOf(given), answer);
  const testCase = caseOf('{ id: a, kind: normal, input: Hello }');
  const result = evaluatedResult(testCase, judgment, { answer: { ...answer, cached: true }, overheadMs: 0 });
  return approverOf(result, { policy: compiled, rules: ruleLookup(compiled, undefined), session });
}

test.for<[string, string, Record<string, unknown>, Record<string, unknown>, string | undefined]>([
  [
    'a comparison in words, who asks, and the version',
    overLimit,
    { order: '5120', amount: 55 },
    { customer: 'c-1' },
    'pay(order: "5120", amount: 55) · held by over, as amount 55 is over limit 40 · requested by c-1 · policy 2026.11.1',
  ],
  [
    'a comparison with a number',
    action('{ id: over, tool: pay, when: args.amount >= 40, then: require_approval }'),
    { amount: 41 },
    {},
    'pay(amount: 41) · held by over, as amount 41 is at least 40 · policy 2026.11.1',
  ],
  [
    'more than one comparison: what was seen',
    action('{ id: both, tool: pay, when: args.amount > values.limit && args.to != "me", then: require_approval }'),
    { amount: 41, to: 'you' },
    { user_id: 7 },
    'pay(amount: 41, to: "you") · held by both, as amount is 41, limit is 40, to is "you" · requested by 7 · policy 2026.11.1',
  ],
  [
    'a rule without a condition',
    action('{ id: always, tool: pay, then: require_approval }'),
    {},
    {},
    'pay() · held by always · policy 2026.11.1',
  ],
  [
    'no rule matches',
    action('{ id: other, tool: send, then: allow }'),
    { amount: 1 },
    {},
    'pay(amount: 1) · held, as no rule matches this call · policy 2026.11.1',
  ],
  [
    'a rule that could not be evaluated',
    action('{ id: r, tool: pay, when: args.amount > values.limit, then: allow, on_error: require_approval }'),
    {},
    {},
    'pay() · held by r, which could not be evaluated: `amount` is missing · policy 2026.11.1',
  ],
  ['a call that runs', overLimit.replace('then: require_approval', 'then: allow'), { amount: 55 }, {}, undefined],
])('%s', ([, policy, args, session, expected]) => expect(approved(policy, args, session)).toBe(expected));

test('who approves is told that there is more than is shown', () =>
  expect(approved(overLimit, { amount: 55, note: 'x'.repeat(3000) })).toMatch(
    /^pay\(amount: 55, note: "x+… and 1,025 more characters · held by over/,
  ));

test('what is written in an argument cannot pass for another argument', () =>
  expect(approved(overLimit, { to: 'x", amount: 1', amount: 55 })).toMatch(
    /^pay\(to: "x\\", amount: 1", amount: 55\) · /,
  ));
