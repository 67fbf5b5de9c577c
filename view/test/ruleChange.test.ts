import { expect, test } from 'vitest';
import { compileText } from '../../engine/test/support/judging.ts';
import { ruleChange } from '../src/ruleChange.ts';
import { valueChange } from '../src/valueChange.ts';

const policy = (rules: string, more = ''): ReturnType<typeof compileText> =>
  compileText(`policy: p\nvalues: { limit: 40, tiers: { gold: 9 } }\n${more}\naction:\n${rules}`);

const rule = '  - { id: r, tool: pay, when: args.amount > values.limit, then: block }';

test.for<[string, string, string, string | undefined]>([
  ['as it was', rule, rule, undefined],
  ['new', '  - { id: other, tool: pay, then: allow }', rule, 'new rule'],
  ['gone', rule, '  - { id: other, tool: pay, then: allow }', 'rule removed'],
  ['another verdict', rule, rule.replace('block', 'require_approval'), 'require_approval, was block'],
  ['another condition', rule, rule.replace('> values.limit', '> 7'), 'condition edited'],
  ['for another tool', rule, rule.replace('tool: pay', 'tool: refund'), 'condition edited'],
  ['in shadow mode', rule, rule.replace(' }', ', mode: shadow }'), 'shadow, was enforce'],
  ['another message only', rule, rule.replace(' }', ', message: No. }'), undefined],
])('a rule that is %s', ([, before, now, expected]) =>
  expect(ruleChange('r', policy(now).policy, policy(before).policy)).toBe(expected),
);

test('what no rule matches', () => {
  const [now, before] = [policy(rule, 'defaults: { unmatched_action: block }'), policy(rule)];
  expect(ruleChange('unmatched_action', now.policy, before.policy)).toBe('block, was require_approval');
});

test('a value that an edit changed says nothing of the rule that reads it, but of the field', () => {
  const now = compileText(`policy: p\nvalues: { limit: 50, tiers: { gold: 9 } }\naction:\n${rule}`);
  const before = policy(rule);
  expect(ruleChange('r', now.policy, before.policy)).toBeUndefined();
  expect(valueChange('values.limit', now, before)).toEqual({ now: 50, was: 40 });
  expect(valueChange('values.tiers.gold', now, before)).toBeUndefined();
  expect(valueChange('args.amount', now, before)).toBeUndefined();
  expect(valueChange('values.limit', now, undefined)).toBeUndefined();
});
