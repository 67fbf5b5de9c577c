import { describe, expect, test } from 'vitest';
import { checkIn } from '../support/check.ts';

const tools = `tools:
  - name: pay
    inputSchema: { type: object, properties: { amount: { type: number }, to: { type: string }, lines: { type: array } } }`;

/** What is found in a condition on calls of `pay`: `[code, the text that is marked, message]`. */
function found(condition: string) {
  const text = `policy: a\nvalues: { limit: 4 }\n${tools}\naction:\n  - id: r\n    tool: pay\n    when: >-\n      ${condition}\n    then: block\n`;
  return checkIn({ '/a.policy.yaml': text }, '/a.policy.yaml').map(({ code, message, location: { range } }) => [
    code,
    text.slice(range.start, range.end),
    message,
  ]);
}

const pay = '(in a call of `pay`)';

describe('a condition that cannot be typed', () => {
  test.each([
    ['args.amount > "40"', 'args.amount > "40"', `\`>\` does not apply to \`double\` and \`string\` ${pay}`],
    ['args.to > 40', 'args.to > 40', `\`>\` does not apply to \`string\` and \`int\` ${pay}`],
    ['args.to + 1 == "a"', 'args.to + 1', `\`+\` does not apply to \`string\` and \`int\` ${pay}`],
    ['!args.to', '!args.to', `\`!\` does not apply to a \`string\` ${pay}`],
    ['true && args.amount', 'args.amount', `logical operator requires bool operands, got \`double\` ${pay}`],
    ['args.amount in 5', 'args.amount in 5', `\`in\` does not apply to \`double\` and \`int\` ${pay}`],
    ['args.to == null', 'args.to == null', `\`==\` does not apply to \`string\` and \`null\` ${pay}`],
    [
      'args.to.matches(5)',
      'args.to.matches(5)',
      `\`matches\` does not take these types: \`string.matches(int)\` ${pay}`,
    ],
    ['size(5) > 1', 'size(5)', `\`size\` does not take these types: \`size(int)\` ${pay}`],
    ['args.amount', 'args.amount', 'the condition gives `double`; expected `true` or `false`'],
    ['session', 'session', 'the condition gives `map<string, dyn>`; expected `true` or `false`'],
    ['null', 'null', 'the condition gives `null`; expected `true` or `false`'],
    ['"yes"', '"yes"', 'the condition gives `string`; expected `true` or `false`'],
    [
      '[1, "a"] == args.lines',
      '"a"',
      `list elements must have the same type, expected type \`int\` but found \`string\` ${pay}`,
    ],
  ])('%s', (condition, marked, message) => {
    expect(found(condition)).toEqual([['condition-type', marked, message]]);
  });
});

describe('a condition that names what is not there', () => {
  test.each([
    ['args.amuont > 4', 'unknown-argument', 'amuont', 'the tool `pay` has no argument `amuont`'],
    ['values.limt > 4', 'unknown-field', 'limt', '`values` has no field `limt`'],
    ['text == "a"', 'unknown-variable', 'text', 'unknown variable `text`'],
    ['calls.size() > 1', 'unknown-variable', 'calls', 'unknown variable `calls`'],
    ['isLarge(args.amount)', 'condition-type', 'isLarge', 'there is no function `isLarge`'],
  ])('%s', (condition, code, marked, message) => {
    expect(found(condition)).toEqual([[code, marked, message]]);
  });
});

describe('a condition that does not parse', () => {
  test.each([
    ['args.amount = 4', '=', 'unexpected `=`'],
    ['args.amount > 4 and true', 'and', 'unexpected `and`'],
    ["args.to == 'a", "'a", 'the closing quote is missing'],
    ['(true', 'e', 'expected `)`, got the end'],
    ['true)', ')', 'unexpected `)`'],
    ['args.', '.', 'expected a name, got the end'],
    ['args.to ==', '=', 'unexpected end'],
  ])('%s', (condition, marked, message) => {
    expect(found(condition)).toEqual([['condition-syntax', marked, message]]);
  });

  test.each([
    ['brackets', `${'('.repeat(5000)}true${')'.repeat(5000)}`],
    ['negations', `${'!'.repeat(20_000)}true`],
    ['a sum', `${'1 + '.repeat(20_000)}1 > 0`],
    ['a list', `1 in [${'1, '.repeat(20_000)}1]`],
    ['a choice', `${'true ? '.repeat(5000)}true${' : true'.repeat(5000)}`],
    ['fields', `session${'.a'.repeat(20_000)}`],
  ])('%s without measure', (_, condition) => {
    expect(found(condition).map(([code]) => code)).toEqual(['condition-syntax']);
  });
});
