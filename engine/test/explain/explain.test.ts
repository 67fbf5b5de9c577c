import { expect, test } from 'vitest';
import { explain } from '#engine/explain/explain.ts';
import type { ExplainedCondition, Explanation } from '#engine/explain/explanation.ts';
import { answerOf, call, compileText, exchangeOf, type Given, judgeText } from '../support/judging.ts';

const policy = `policy: a
values: { limit: 40 }
input:
  - { id: words, when: { any: [{ contains: gold }, { not: { longer_than: 2 } }] }, then: flag }
action:
  - id: within
    tool: refund
    when: args.amount <= values.limit && (args.order in session.orders || session.staff)
    then: allow
  - { id: over, tool: refund, when: args.amount > values.limit, unless: "session.vip == true", then: block }`;

const given: Given = {
  user: 'gold',
  session: { orders: ['1'], vip: true },
  calls: [call('refund', { amount: 90, order: '1' })],
};

function explained(text: string, exchange: Given): Explanation {
  let elapsed = 0;
  return explain(compileText(text), exchangeOf(exchange), answerOf(exchange), { elapsed: () => elapsed++ });
}

/** A condition and its parts, as lines: `false args.amount <= values.limit`. */
const lines = ({ outcome, text, parts }: ExplainedCondition, depth = ''): readonly string[] => [
  `${depth}${outcome} ${text}`,
  ...parts.flatMap((part) => lines(part, `${depth}  `)),
];

const ruleOf = ({ rules }: Explanation, id: string) => rules.find(({ rule }) => rule.id === id);

test('the judgment is the one that judging gives', () => {
  expect(explained(policy, given).judgment).toEqual(judgeText(policy, given));
});

test('every rule is there, also one that did not match, with its time', () => {
  expect(
    explained(policy, given).rules.map(({ rule, on, outcome, verdict, durationMs }) => [
      on,
      rule.id,
      outcome,
      verdict,
      durationMs,
    ]),
  ).toEqual([
    ['user:0', 'words', 'matched', 'flag', 1],
    ['call:0', 'within', 'not_matched', undefined, 1],
    ['call:0', 'over', 'not_matched', undefined, 1],
  ]);
});

test('a condition that is false shows which part was false, and the values that it saw', () => {
  const when = ruleOf(explained(policy, given), 'within')?.when;
  expect(lines(when as ExplainedCondition)).toEqual([
    'not_matched args.amount <= values.limit && (args.order in session.orders || session.staff)',
    '  not_matched args.amount <= values.limit',
    '  matched args.order in session.orders || session.staff',
    '    matched args.order in session.orders',
    '    error session.staff',
  ]);
  expect(when?.parts[0]?.saw).toEqual({ 'args.amount': 90, 'values.limit': 40 });
});

test('a part stands where it is written', () => {
  const part = ruleOf(explained(policy, given), 'within')?.when?.parts[0];
  const { start, end } = part?.at.range ?? { start: 0, end: 0 };
  expect(policy.slice(start, end)).toBe('args.amount <= values.limit');
});

test('an exception shows that it held', () => {
  const over = ruleOf(explained(policy, given), 'over');
  expect([over?.when?.outcome, over?.unless?.outcome]).toEqual(['matched', 'matched']);
});

test('detectors and what joins them', () => {
  const when = ruleOf(explained(policy, given), 'words')?.when as ExplainedCondition;
  expect(lines(when)).toEqual([
    'matched any',
    '  matched contains: "gold"',
    '  not_matched not',
    '    matched longer_than: 2',
  ]);
  expect(when.parts[0]?.matches).toMatchObject([{ on: 'user:0', start: 0, end: 4 }]);
});

test.each([
  ['"a && b" in args.texts && args.ok', ['"a && b" in args.texts', 'args.ok']],
  ["!(args.text.contains(')') || args.ok)", ["args.text.contains(')') || args.ok"]],
  ['(args.ok ? args.a : args.b) && args.c', ['args.ok ? args.a : args.b', 'args.c']],
  ['args.list.all(x, x > 1 && x < 5)', []],
])('the parts of %s', (condition, parts) => {
  const text = `policy: a\naction: [{ id: r, tool: "*", when: ${JSON.stringify(condition)}, then: flag }]`;
  const when = explained(text, { calls: [call('t')] }).rules[0]?.when;
  expect(when?.parts.map((part) => part.text)).toEqual(parts);
});
