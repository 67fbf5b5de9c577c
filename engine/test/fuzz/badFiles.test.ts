import { describe, expect, test } from 'vitest';
import { checkIn, checkPolicyText, type Texts } from '../support/check.ts';

const output = (options: string): string =>
  `policy: a\noutput: [{ id: r, when: { conforms_to: ${options} }, then: block }]`;

describe('a schema that is none', () => {
  const found = (schema: string, more: Texts = {}) => {
    const text = output(schema);
    return checkIn({ ...more, '/a.policy.yaml': text }, '/a.policy.yaml').map(({ code, message }) => [code, message]);
  };

  test.each([
    ['{ type: strng }', expect.stringContaining('not a JSON Schema at #/type')],
    ['{ type: [string, 5] }', expect.stringContaining('not a JSON Schema at #/type/1')],
    ['{ required: a }', expect.stringContaining('not a JSON Schema at #/required')],
    ['{ properties: { a: 5 } }', expect.stringContaining('not a JSON Schema at #/properties/a')],
    ['{ maximum: "x" }', expect.stringContaining('not a JSON Schema at #/maximum')],
    ['{ $defs: 5 }', expect.stringContaining('$defs must be an object')],
    ['{ minimum: 3, exclusiveMinimum: true }', expect.stringContaining('not a JSON Schema at #/exclusiveMinimum')],
    ['{ items: [{ type: string }] }', expect.stringContaining('not a JSON Schema at #/items')],
    ['{ $ref: "#" }', 'the JSON Schema refers to itself without end'],
    ['{ anyOf: [{ $ref: "#" }] }', 'the JSON Schema refers to itself without end'],
    ['{ $defs: { a: { $ref: "#/$defs/a" } } }', 'the JSON Schema refers to itself without end'],
    ['{ $ref: "#/$defs/none" }', '`#/$defs/none` leads to nothing in the schema'],
    ['{ $ref: "https://x.example/a" }', 'nothing is fetched, and `https://x.example/a` is no `$id` in the schema'],
    ['{ patternProperties: { a: {} } }', '`patternProperties` is not supported'],
  ])('%s', (schema, message) => {
    expect(found(schema)).toEqual([['broken-schema', message]]);
  });

  test.each([
    ['[1]', 'a JSON Schema is a mapping'],
    ['"a"', 'a JSON Schema is a mapping'],
    ['{', '`./s.json` is not JSON'],
    ['', '`./s.json` is not JSON'],
  ])('a file that holds %j', (file, message) => {
    expect(found('./s.json', { '/s.json': file })).toEqual([['broken-schema', message]]);
  });

  test('what an earlier draft had is right where the schema says that it is of it', () => {
    const draft4 = '{ $schema: "http://json-schema.org/draft-04/schema#", minimum: 3, exclusiveMinimum: true }';
    expect(found(draft4)).toEqual([]);
  });
});

describe('policies that extend themselves', () => {
  const extending = (name: string, base: string): string => `policy: ${name}\nextends: ./${base}.policy.yaml`;
  const found = (texts: Texts, name: string) => {
    const path = `/${name}.policy.yaml`;
    return checkIn(texts, path).map(({ code, message, related, location: { range } }) => ({
      code,
      message: related?.[0]?.message ?? message,
      marked: texts[path]?.slice(range.start, range.end),
    }));
  };

  test('one', () => {
    const message = 'the policy extends itself: a.policy.yaml → a.policy.yaml';
    expect(found({ '/a.policy.yaml': extending('a', 'a') }, 'a')).toEqual([
      { code: 'extends-cycle', message, marked: './a.policy.yaml' },
    ]);
  });

  test('two', () => {
    const message = 'the policy extends itself: a.policy.yaml → b.policy.yaml → a.policy.yaml';
    const texts = { '/a.policy.yaml': extending('a', 'b'), '/b.policy.yaml': extending('b', 'a') };
    expect(found(texts, 'a')).toEqual([{ code: 'broken-base', message, marked: './b.policy.yaml' }]);
  });

  test('three, and one that leads into them', () => {
    const texts = {
      '/a.policy.yaml': extending('a', 'b'),
      '/b.policy.yaml': extending('b', 'c'),
      '/c.policy.yaml': extending('c', 'a'),
      '/d.policy.yaml': extending('d', 'a'),
    };
    for (const name of ['a', 'b', 'c', 'd']) expect(found(texts, name)).toMatchObject([{ code: 'broken-base' }]);
  });
});

describe('numbers as YAML has them', () => {
  const limit = (number: string) => checkPolicyText(`policy: a\nvalues: { deep: [1, { limit: ${number} }] }`);
  const argument = (number: string) =>
    checkPolicyText(`policy: a\naction: [{ id: r, tool: t, then: { rewrite: { args: { a: [${number}] } } } }]`);

  test.each(['.nan', '.NaN', '.inf', '-.inf', '1e999', '-1e999'])(
    '%s is no limit: nothing can be compared with it',
    (number) => {
      expect(limit(number)).toEqual([['out-of-range', number]]);
      expect(argument(number)).toEqual([['out-of-range', number]]);
    },
  );

  test.each(['0x1F', '0o17', '1e3', '-0.5', '012', '1_000', '9007199254740993'])(
    '%s is a number, or a text',
    (number) => {
      expect([...limit(number), ...argument(number)]).toEqual([]);
    },
  );

  test('one that is no number is a text, of which a condition says so', () => {
    const policy =
      'policy: a\nvalues: { limit: 1_000 }\naction: [{ id: r, tool: t, when: values.limit > 5, then: block }]';
    expect(checkPolicyText(policy)).toEqual([['condition-type', 'values.limit > 5']]);
  });
});
