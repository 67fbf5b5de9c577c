import { describe, expect, test } from 'vitest';
import { compileJsonSchema } from '#engine/compile/jsonSchema.ts';

const conforms = (schema: unknown, value: unknown): boolean => {
  const compiled = compileJsonSchema(schema);
  if (compiled.kind === 'error') throw new Error(compiled.message);
  expect(compiled.problem(value) === undefined).toBe(compiled.conforms(value));
  return compiled.conforms(value);
};

describe('a user’s JSON Schema', () => {
  test.each([
    [true, 5, true],
    [false, 5, false],
    [{}, null, true],
    [{ type: 'string', pattern: '^[A-Z]' }, 'Abc', true],
    [{ type: 'string', pattern: '^[A-Z]' }, 'abc', false],
    [{ type: 'string', pattern: '(?i)^abc$' }, 'ABC', true],
    [{ required: ['a'], additionalProperties: false, properties: { a: { type: 'integer' } } }, { a: 1 }, true],
    [{ required: ['a'], additionalProperties: false, properties: { a: { type: 'integer' } } }, { a: 1.5 }, false],
    [{ required: ['a'], additionalProperties: false, properties: { a: {} } }, { a: 1, b: 2 }, false],
    [{ enum: ['a', 'b'] }, 'c', false],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, null, true],
    [{ $ref: '#/$defs/n', $defs: { n: { minimum: 3 } } }, 2, false],
    [{ type: 'array', items: { $ref: '#' } }, [[[]]], true],
    [{ type: 'array', items: { $ref: '#' } }, [[5]], false],
    [{ $schema: 'http://json-schema.org/draft-07/schema#', not: { const: 1 } }, 1, false],
    [{ properties: { pattern: { type: 'string' }, patternProperties: { type: 'object' } } }, { pattern: 'x' }, true],
    [{ const: { pattern: '(' } }, { pattern: '(' }, true],
    [{ $ref: 'item', $defs: { item: { $id: 'item', minimum: 3 } } }, 2, false],
  ])('%j of %j: %s', (schema, value, expected) => {
    expect(conforms(schema, value)).toBe(expected);
  });

  test.each([
    ['hello', 'a JSON Schema is a mapping'],
    [null, 'a JSON Schema is a mapping'],
    [{ pattern: '(' }, 'the pattern `(` is not valid: this `(` is never closed'],
    [
      { properties: { a: { items: { pattern: '(?=x)' } } } },
      'the pattern `(?=x)` is not valid: RE2 has no look-ahead `(?=`',
    ],
    [{ patternProperties: { '^a': {} } }, '`patternProperties` is not supported'],
    [{ type: 'strng' }, expect.stringContaining('not a JSON Schema at #/type')],
    [{ properties: { a: { minimum: 'x' } } }, expect.stringContaining('not a JSON Schema at #/properties/a/minimum')],
    [{ pattern: 5 }, 'not a JSON Schema: `pattern` must be a text'],
    [{ $ref: '#/$defs/none' }, '`#/$defs/none` leads to nothing in the schema'],
    [{ additionalProperties: 5 }, expect.stringContaining('received: number')],
    [
      { $ref: 'https://shop.example/a.json' },
      'nothing is fetched, and `https://shop.example/a.json` is no `$id` in the schema',
    ],
    [{ $ref: '#' }, 'the JSON Schema refers to itself without end'],
    [{ $anchor: 'x', $ref: '#x' }, 'the JSON Schema refers to itself without end'],
    [{ $dynamicRef: '#' }, 'the JSON Schema refers to itself without end'],
    [{ $id: 'a', $ref: 'a' }, 'the JSON Schema refers to itself without end'],
    [
      { $schema: 'https://json-schema.org/draft/2019-09/schema', $recursiveRef: '#' },
      'the JSON Schema refers to itself without end',
    ],
    [{ dependentSchemas: { a: { $ref: '#' } } }, 'the JSON Schema refers to itself without end'],
    [{ dependencies: { a: { $ref: '#' } } }, 'the JSON Schema refers to itself without end'],
    [
      { allOf: [{ $ref: '#/$defs/a' }], $defs: { a: { anyOf: [{ $ref: '#' }] } } },
      'the JSON Schema refers to itself without end',
    ],
  ])('%j is refused', (schema, message) => {
    expect(compileJsonSchema(schema)).toEqual({ kind: 'error', message });
  });

  test('one that refers to itself follows a value down, and stops where it is nested too deep', () => {
    const schema = { type: 'array', items: { $ref: '#' } };
    const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    expect(conforms(schema, nested(200))).toBe(true);
    expect(conforms(schema, nested(100_000))).toBe(false);
  });

  test('a loop that only some values lead into is refused too', () => {
    const schema = {
      properties: { a: { $ref: '#/$defs/x~1y' } },
      $defs: { 'x/y': { not: { $ref: '#/properties/a' } } },
    };
    expect(compileJsonSchema(schema)).toEqual({
      kind: 'error',
      message: 'the JSON Schema refers to itself without end',
    });
  });

  test('one that is nested without measure is refused', () => {
    let schema: object = {};
    for (let i = 0; i < 5000; i++) schema = { not: schema };
    expect(compileJsonSchema(schema)).toEqual({ kind: 'error', message: 'the JSON Schema is nested too deep' });
  });
});
