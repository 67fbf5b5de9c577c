import { describe, expect, test } from 'vitest';
import { checkSuiteText } from '../support/check.ts';
import { caseOf, readSuiteText } from '../support/running.ts';

const refund = { tool: 'issue_refund', args: { amount: 12 } };
const chat = '{ type: function, id: c, function: { name: issue_refund, arguments: \'{"amount": 12}\' } }';

describe('what a case says of the exchange', () => {
  test('calls in any shape, beside each other', () => {
    const calls = [
      '{ tool: issue_refund, args: { amount: 12 }, id: c }',
      chat,
      '{ type: tool_use, id: c, name: issue_refund, input: { amount: 12 } }',
      '{ method: tools/call, id: c, params: { name: issue_refund, arguments: { amount: 12 } } }',
      '{ type: tool-call, toolCallId: c, toolName: issue_refund, input: { amount: 12 } }',
    ];
    const { recorded } = caseOf(`{ id: a, kind: edge, input: x, recorded: { calls: [${calls.join(', ')}] } }`);
    expect(recorded?.calls).toEqual(calls.map(() => ({ ...refund, id: 'c' })));
  });

  test('turns in any shape; documents in them stand before those of the case', () => {
    const page = '{ type: document, source: { type: text, data: Page } }';
    const { exchange } = caseOf(`id: a
    kind: edge
    documents: [{ text: Mail }]
    messages:
      - { role: user, content: [{ type: text, text: Look }, ${page}] }
      - { role: assistant, content: null, tool_calls: [${chat}] }
      - { role: tool, tool_call_id: c, content: done }`);
    expect(exchange.messages).toEqual([
      { role: 'user', content: 'Look' },
      { role: 'assistant', content: '', calls: [{ ...refund, id: 'c' }] },
      { role: 'tool', content: 'done', callId: 'c', tool: 'issue_refund' },
    ]);
    expect(exchange.documents).toEqual([{ text: 'Page' }, { text: 'Mail' }]);
  });

  test('the history: calls of the case, then those of earlier turns, each with its session', () => {
    const { exchange } = caseOf(`id: a
    kind: edge
    session: { customer: c-1 }
    at: 2026-11-12T10:15:00Z
    history:
      - { tool: issue_refund, args: { amount: 12 }, at: 2026-11-12T09:15:00Z }
      - { type: tool_use, name: issue_refund, input: { amount: 12 }, session: { customer: c-2 } }
    messages:
      - { role: assistant, calls: [{ tool: issue_refund, args: { amount: 12 } }] }
      - { role: user, content: Again }`);
    expect(exchange.at).toBe(Date.parse('2026-11-12T10:15:00Z'));
    expect(exchange.history).toEqual([
      { ...refund, at: Date.parse('2026-11-12T09:15:00Z'), session: { customer: 'c-1' } },
      { ...refund, session: { customer: 'c-2' } },
      { ...refund, session: { customer: 'c-1' } },
    ]);
  });

  test("the system prompt of the case, in place of the suite's, also for rows of data", () => {
    const text = `suite: a
policy: ./a.policy.yaml
system: Be kind.
cases: [{ id: own, kind: edge, input: x, system: Be terse. }, { id: shared, kind: edge, input: x }]
datasets: [{ file: ./a.csv, input: { column: q }, kind: edge }]`;
    const { suite } = readSuiteText(text, { '/a.csv': 'q\nx\n' });
    expect(suite.cases.map(({ exchange }) => exchange.system)).toEqual(['Be terse.', 'Be kind.', 'Be kind.']);
  });

  test('a call whose arguments cannot be read is said, and stays in its case', () => {
    const { suite, diagnostics } = readSuiteText(`suite: a
policy: ./a.policy.yaml
cases: [{ id: a, kind: edge, input: x, recorded: { calls: [{ tool: pay, args: "{" }] } }]`);
    expect(diagnostics).toMatchObject([{ code: 'broken-exchange', level: 'error' }]);
    expect(suite.cases[0]?.recorded?.calls).toMatchObject([{ tool: 'pay', args: {}, problem: {} }]);
  });
});

describe('where mistakes are shown', () => {
  const checked = (text: string) =>
    checkSuiteText(`suite: a\npolicy: ./a.policy.yaml\ncases:\n  - { id: a, kind: edge, ${text} }\n`, {
      '/a.policy.yaml': 'policy: a\ntools: [{ name: issue_refund, inputSchema: { type: object } }]\n',
    });

  test.each<[string, readonly (readonly [string, string])[]]>([
    ['input: x, recorded: { calls: [{ tool: a, arg: {} }] }', [['unknown-key', 'arg']]],
    ['input: x, recorded: { calls: [{ args: {} }] }', [['missing-key', 'args']]],
    ['input: x, recorded: { calls: [{ tool: issue_refund, args: [] }] }', [['wrong-type', '[]']]],
    ['input: x, recorded: { calls: [{ name: issue_refund, arguments: [] }] }', [['broken-exchange', '[]']]],
    [
      'input: x, recorded: { calls: [{ function: { name: issue_refund, arguments: "{" } }] }',
      [['broken-exchange', '"{"']],
    ],
    ['input: x, recorded: { calls: [{ function: { name: pay, arguments: "{}" } }] }', [['unknown-tool', 'pay']]],
    ['input: x, recorded: { calls: [{ type: tool_use, name: pay, input: {} }] }', [['unknown-tool', 'pay']]],
    ['input: x, recorded: { calls: [{ type: odd }] }', [['broken-exchange', '{ type: odd }']]],
    ['input: x, at: yesterday', [['wrong-format', 'yesterday']]],
    ['input: x, at: 2026-13-01', [['broken-exchange', '2026-13-01']]],
    [
      'messages: [{ role: user, contents: x }]',
      [
        ['missing-key', 'role'],
        ['unknown-key', 'contents'],
      ],
    ],
    [
      'messages: [{ role: assistant, calls: [{ tol: a }] }]',
      [
        ['missing-key', 'tol'],
        ['unknown-key', 'tol'],
      ],
    ],
    [
      'messages: [{ role: assistant, content: null, tool_calls: [{ function: { name: pay, arguments: "[]" } }] }]',
      [['broken-exchange', '"[]"']],
    ],
    ['messages: [{ role: observer, content: [{ type: text, text: x }] }]', [['broken-exchange', 'observer']]],
    ['messages: [{ role: user, content: [{ type: image }] }]', [['unseen-content', '{ type: image }']]],
  ])('%s', (text, found) => {
    expect(checked(text).toSorted()).toEqual(found.toSorted());
  });
});
