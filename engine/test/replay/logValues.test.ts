import { describe, expect, test } from 'vitest';
import { readLogValues } from '#engine/replay/logValues.ts';

const read = (text: string) => {
  const values = readLogValues();
  return [...text.split('\n').flatMap(values.push), ...values.end()].map((found) => ({
    line: found.line,
    text: text.slice(found.start, found.end),
    ...(found.kind === 'value' ? { value: found.value } : { message: found.message }),
  }));
};

const exchange = { messages: [{ role: 'user', content: '] } "' }] };
const pretty = JSON.stringify(exchange, null, 2);

describe('values', () => {
  test.each([
    ['a line for each', '{"a":1}\n\n {"a":2}\n', [1, 3]],
    ['several on one line', '{"a":1}{"a":2}, {"a":3}', [1, 1, 1]],
    ['laid out over many lines', `${pretty}\n${pretty}`, [1, 9]],
    ['a list, each item on its line', '[\n{"messages":[]},\n{"messages":[1]}\n]\n', [2, 3]],
    ['a list, laid out', JSON.stringify([exchange, exchange], null, 2), [2, 10]],
    ['a list on a line', '[{"a":1},{"a":2}]', [1]],
    ['with a byte order mark and returns', '\uFEFF{"a":1}\r\n{"a":2}\r', [1, 2]],
  ])('%s', (_, text, lines) => {
    const found = read(text);
    expect(found.map(({ line }) => line)).toEqual(lines);
    for (const value of found) expect(JSON.parse(value.text)).toEqual('value' in value ? value.value : undefined);
  });

  test('turns in a list are one value, however they are laid out', () => {
    const turns = [
      { role: 'user', content: 'a' },
      { role: 'assistant', content: 'b' },
    ];
    for (const text of [
      JSON.stringify(turns),
      JSON.stringify(turns, null, 2),
      `[\n${turns.map((turn) => JSON.stringify(turn)).join(',\n')}\n]`,
    ])
      expect(read(text)).toMatchObject([{ value: turns, line: 1, text }]);
  });
});

describe('what is broken loses only itself', () => {
  test.each([
    ['within a text', '{"a": "b\n{"a":2}', '{"a": "b'],
    ['between texts', '{"a": {"b": 1\n{"a":2}', '{"a": {"b": 1'],
    ['no JSON at all', 'GET /\n{"a":2}', 'GET /'],
    ['behind a value', '{"a":2} oops', 'oops'],
    ['bad JSON with sound brackets', '{a: 1}\n{"a":2}', '{a: 1}'],
    ['at the end', '{"a":2}\n{"b": [', '{"b": ['],
  ])('%s', (_, text, broken) => {
    const found = read(text);
    expect(found.filter((each) => 'value' in each)).toMatchObject([{ value: { a: 2 } }]);
    expect(found.filter((each) => 'message' in each).map((each) => each.text)).toEqual([broken]);
  });

  test('a list that is not closed says so, and keeps its items', () => {
    expect(read('[\n{"messages":[]},')).toMatchObject([
      { value: { messages: [] } },
      { message: 'the list is not closed' },
    ]);
  });

  test('deep nesting and long lines of brackets take no stack', () => {
    expect(read('['.repeat(200_000))).toMatchObject([{ message: expect.stringContaining('cut off') }]);
  });
});
