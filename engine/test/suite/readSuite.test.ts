import { describe, expect, test } from 'vitest';
import { caseOf, readSuiteText } from '../support/running.ts';

const suiteWith = (rest: string): string => `suite: a\npolicy: ./a.policy.yaml\n${rest}`;

describe('readSuite', () => {
  test('a case has what the suite gives, and its own', () => {
    const { suite, diagnostics } = readSuiteText(
      suiteWith(`
model: gpt
system: Be kind.
session: { customer: c-1, orders: ["1"] }
gates: { catch_rate: ">= 0.98", error_rate: "<= .0" }
cases:
  - { id: plain, kind: normal, input: Hello }
  - id: own
    kind: attack
    system: Be brief.
    messages: [{ role: user, content: Hello }, { role: tool, content: 5 results }]
    documents: [{ from: web, text: a }, { text: b }]
    session: { customer: c-2, vip: true }
    recorded: { output: Hi, calls: [{ tool: ping }, { tool: pay, args: { amount: 3 } }] }
    twin: plain
    tags: [x]
    note: Why.
    skip: later
    repeat: 3`),
    );
    expect(diagnostics).toEqual([]);
    expect(suite).toMatchObject({
      id: 'a',
      policy: { value: '/a.policy.yaml' },
      model: { value: 'gpt' },
      gates: [
        { name: 'catch_rate', operator: '>=', limit: 0.98 },
        { name: 'error_rate', operator: '<=', limit: 0 },
      ],
      cases: [
        {
          id: 'plain',
          exchange: {
            system: 'Be kind.',
            messages: [{ role: 'user', content: 'Hello' }],
            documents: [],
            session: { customer: 'c-1', orders: ['1'] },
          },
          tags: [],
        },
        {
          id: 'own',
          kind: 'attack',
          exchange: {
            system: 'Be brief.',
            messages: [{ role: 'user' }, { role: 'tool', content: '5 results' }],
            documents: [{ from: 'web', text: 'a' }, { text: 'b' }],
            session: { customer: 'c-2', orders: ['1'], vip: true },
          },
          recorded: {
            output: 'Hi',
            calls: [
              { tool: 'ping', args: {} },
              { tool: 'pay', args: { amount: 3 } },
            ],
          },
          twin: { value: 'plain' },
          tags: ['x'],
          skip: 'later',
          repeat: 3,
        },
      ],
    });
    expect(suite.cases[0]).toMatchObject({
      recorded: undefined,
      expect: undefined,
      skip: undefined,
      repeat: undefined,
    });
  });

  test.each([
    ['skip: true', 'skipped'],
    ['skip: false', undefined],
    ['skip: waits', 'waits'],
  ])('%s', (skip, expected) => {
    expect(caseOf(`{ id: a, kind: normal, input: x, ${skip} }`).skip).toBe(expected);
  });

  test('an empty text is said, too', () => {
    expect(caseOf('{ id: a, kind: normal, input: "" }').exchange.messages).toEqual([{ role: 'user', content: '' }]);
  });

  test.each([
    ['block', 'block', ['block']],
    ['{ verdict: [block, require_approval] }', 'block or require_approval', ['block', 'require_approval']],
    ['{ verdict: block, layer: input, rule: r, answer: none }', 'block in input by r model none', ['block']],
    ['{ output: { contains: x } }', 'text as described', []],
    ['{ answer: refused }', 'model refused', []],
  ])('the expectation %s in words: %s', (expectation, words, verdicts) => {
    expect(caseOf(`{ id: a, kind: attack, input: x, expect: ${expectation} }`).expect).toMatchObject({
      text: words,
      verdicts,
    });
  });

  test('a broken case is left out, the others stand, each with its place', () => {
    const text = suiteWith('cases:\n  - { id: one, kind: odd, input: x }\n  - { id: two, kind: edge, input: x }\n');
    const { suite } = readSuiteText(text);
    expect(suite.cases).toMatchObject([{ id: 'two', path: ['cases', 1] }]);
    const { start, end } = suite.cases[0]?.at.range ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toBe('two');
  });

  test('a suite draws on its data sets and schemas', () => {
    const files = { '/a.csv': 'p\nx\n', '/a.schema.json': '{}' };
    const { suite } = readSuiteText(
      suiteWith(`cases: [{ id: one, kind: edge, input: x, expect: { output: { conforms_to: ./a.schema.json } } }]
datasets: [{ file: ./a.csv, input: { column: p }, kind: normal }]`),
      files,
    );
    expect(suite.sources.map(({ path }) => path)).toEqual(['/a.suite.yaml', '/a.schema.json', '/a.csv']);
  });

  test('aliases and merges in cases', () => {
    const { suite, diagnostics } = readSuiteText(
      suiteWith(`
cases:
  - &base { id: one, kind: attack, input: x, expect: &blocked { verdict: block, rule: r } }
  - { <<: *base, id: two }
  - { id: three, kind: attack, input: y, expect: *blocked }`),
    );
    expect(diagnostics).toEqual([]);
    expect(suite.cases.map(({ id, expect: wanted }) => [id, wanted?.text])).toEqual([
      ['one', 'block by r'],
      ['two', 'block by r'],
      ['three', 'block by r'],
    ]);
  });
});
