import { describe, expect, test } from 'vitest';
import { readCalls } from '#engine/exchange/readCalls.ts';
import { callWriters, legacyCall } from './callWriters.ts';

const refund = { tool: 'issue_refund', args: { order: '4821', amount: 12 }, id: 'call-1' };
const chat = (args: unknown) => ({ type: 'function', function: { name: 'issue_refund', arguments: args } });
const problemsOf = (value: unknown) => readCalls(value).problems.map(({ path, message }) => [path.join('.'), message]);

describe('the shapes of calls', () => {
  test.each(Object.entries(callWriters))('%s', (_, write) => {
    expect(readCalls([write(refund)])).toEqual({ calls: [refund], problems: [] });
  });

  test('all of them in one list', () => {
    const { calls, problems } = readCalls(Object.values(callWriters).map((write) => write(refund)));
    expect(problems).toEqual([]);
    expect(calls).toEqual(Object.keys(callWriters).map(() => refund));
  });

  test('the old one of OpenAI has no id', () => {
    const { id: _, ...withoutId } = refund;
    expect(readCalls(legacyCall(refund))).toEqual({ calls: [withoutId], problems: [] });
  });

  test('one call without a list, or the JSON text of a list', () => {
    expect(readCalls(refund).calls).toEqual([refund]);
    expect(readCalls(JSON.stringify([chat('{"order":"4821","amount":12}')])).calls).toMatchObject([
      { args: refund.args },
    ]);
    expect(readCalls(' ')).toEqual({ calls: [], problems: [] });
  });

  test.each([
    [{ type: 'custom', id: 'c', custom: { name: 'run_sql', input: 'drop table x' } }, 'run_sql', 'drop table x'],
    [{ type: 'custom_tool_call', call_id: 'c', name: 'run_sql', input: 'drop table x' }, 'run_sql', 'drop table x'],
    [{ type: 'code_interpreter_call', id: 'c', code: 'rm()' }, 'code_interpreter_call', 'rm()'],
  ])('a tool that takes one text has it as `input`: %j', (call, tool, input) => {
    expect(readCalls([call])).toEqual({ calls: [{ tool, args: { input }, id: 'c' }], problems: [] });
  });

  test('a tool that the provider hosts is named by its type', () => {
    const action = { type: 'exec', command: ['rm', '-rf', '/'] };
    expect(readCalls([{ type: 'local_shell_call', call_id: 'c', action }]).calls).toEqual([
      { tool: 'local_shell_call', args: action, id: 'c' },
    ]);
  });

  test.each([
    ['2026-11-12T10:15:00Z', 1_794_478_500_000],
    ['2026-11-12T11:15:00.5+01:00', 1_794_478_500_500],
    ['2026-11-12', 1_794_441_600_000],
    [1_794_478_500_000, 1_794_478_500_000],
  ])('the time %s', (at, milliseconds) => {
    expect(readCalls([{ tool: 'a', at }])).toEqual({
      calls: [{ tool: 'a', args: {}, at: milliseconds }],
      problems: [],
    });
  });

  test.each(['2026-11-12T10:15:00', '2026-02-30', 'now', '', null, {}])('%j is no time', (at) => {
    const { calls, problems } = readCalls([{ tool: 'a', at }]);
    expect(calls).toEqual([{ tool: 'a', args: {} }]);
    expect(problems).toMatchObject([{ kind: 'unreadable', path: [0, 'at'] }]);
  });
});

describe('arguments', () => {
  test.each([
    ['none', undefined, {}],
    ['an empty text, as several servers write none', '', {}],
    ['an empty object', {}, {}],
    ['JSON text, with escapes', '{"a":"\\u0069gnore"}', { a: 'ignore' }],
    ['JSON text in which a key stands twice: the last counts', '{"amount":1,"amount":900}', { amount: 900 }],
    ['the largest number that is exact', '{"n":-9007199254740991}', { n: -9007199254740991 }],
    ['a key that JavaScript knows', '{"__proto__":{"amount":1}}', JSON.parse('{"__proto__":{"amount":1}}')],
  ])('%s', (_, given, args) => {
    const { calls, problems } = readCalls([chat(given)]);
    expect(problems).toEqual([]);
    expect(JSON.stringify(calls)).toBe(JSON.stringify([{ tool: 'issue_refund', args }]));
  });

  const rounded = 'the arguments hold a number beyond 2^53 in `amount`, which may have been rounded';
  test.each([
    ['cut off', '{"amount": 90', 'the arguments are not JSON: expected `,` or `}` after property value'],
    ['no JSON at all', 'amount=90', 'the arguments are not JSON: unexpected token `a`'],
    ['NaN, which JSON does not have', '{"amount":NaN}', 'the arguments are not JSON: unexpected token `N`'],
    ['a list', '[90]', 'the arguments are a list, and not an object'],
    ['a list, not as text', [90], 'the arguments are a list, and not an object'],
    ['null as text', 'null', 'the arguments are nothing, and not an object'],
    ['null', null, 'the arguments are nothing, and not an object'],
    ['a number', 90, 'the arguments are `90`, and not an object'],
    ['text in text', '"{\\"amount\\":90}"', 'the arguments are a text, and not an object'],
    ['two whole numbers that become one', '{"amount":9007199254740993}', rounded],
    ['a number that becomes infinite', '{"amount":1e999}', rounded],
    ['the same in a list', '{"amount":[1,[-1e999]]}', rounded],
    ['not as text', { amount: Number.NaN }, rounded],
    ['too deep', `${'{"a":'.repeat(300)}1${'}'.repeat(300)}`, 'the arguments are nested deeper than 200 levels'],
  ])('%s: they are a problem, and never no arguments', (_, given, message) => {
    expect(readCalls([chat(given)])).toEqual({
      calls: [{ tool: 'issue_refund', args: {}, problem: { message } }],
      problems: [{ kind: 'unreadable', path: [0, 'function', 'arguments'], message }],
    });
  });

  test('given twice, elsewhere, or for two tools: another reader may take the other', () => {
    const twice = { type: 'tool-call', toolName: 'a', input: { n: 1 }, args: { n: 900 } };
    expect(readCalls([twice])).toMatchObject({ calls: [{ tool: 'a', args: {}, problem: {} }] });
    expect(problemsOf([twice])).toEqual([['0', 'the call gives its arguments twice, in `input` and `args`']]);
    const elsewhere = { tool: 'pay', params: { amount: 900 } };
    expect(problemsOf([elsewhere])).toEqual([['0', 'the call has no arguments, but `params`, which is not read']]);
    const two = { tool: 'read', args: {}, function: { name: 'delete', arguments: '{}' } };
    expect(problemsOf([two])).toEqual([['0', 'the call names two tools, `read` and `delete`']]);
  });
});

const noCall = 'this is no tool call in a known shape, such as `{ tool, args }`';
test.each([
  ['a text', ['refund'], '0', noCall],
  ['nothing', [null], '0', noCall],
  ['an empty object', [{}], '0', noCall],
  ['no name', [{ tool: '', args: {} }], '0', noCall],
  ['a name that is no text', [{ tool: 5, args: {} }], '0', noCall],
  ['another method of MCP', [{ method: 'tools/list', params: { name: 'a' } }], '0', noCall],

  ['no list', 5, '', 'the tool calls are `5`, and not a list'],
  ['no JSON', 'x', '', 'the tool calls are not JSON: unexpected token `x`'],
])('%s is no call, and is not passed over', (_, value, path, message) => {
  const { calls } = readCalls(value);
  expect(problemsOf(value)).toEqual([[path, message]]);
  expect(calls).toEqual([{ tool: '', args: {}, problem: { message } }]);
});
