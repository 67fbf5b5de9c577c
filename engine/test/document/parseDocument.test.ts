import { describe, expect, test } from 'vitest';
import { locate } from '#engine/document/nodes.ts';
import { parseDocument } from '#engine/document/parseDocument.ts';

const parse = (text: string) => parseDocument(text, '/a.policy.yaml');
const plain = (text: string): unknown => parse(text).value;
const marked = (text: string): readonly (readonly [string, string])[] =>
  parse(text).diagnostics.map(({ message, location }) => [
    message,
    text.slice(location.range.start, location.range.end),
  ]);

describe('values', () => {
  test.each([
    [
      'YAML 1.2: only true and false are truths',
      'a: [yes, no, on, off, true, false, null, ~]',
      { a: ['yes', 'no', 'on', 'off', true, false, null, null] },
    ],
    ['numbers', 'a: [1, -2.5, 1e3, 0x1F, 2026.11, 2026.11.1]', { a: [1, -2.5, 1000, 31, 2026.11, '2026.11.1'] }],
    ['dates are texts', 'a: 2026-11-01', { a: '2026-11-01' }],
    ['keys are texts', '1: a\ntrue: b\n', { 1: 'a', true: 'b' }],
    [
      'a key that JavaScript knows',
      '__proto__: { x: 1 }\nconstructor: 2',
      JSON.parse('{"__proto__":{"x":1},"constructor":2}'),
    ],
    ['an alias', 'a: &x [1]\nb: *x', { a: [1], b: [1] }],
    ['an anchor that is set again', 'a: &x 1\nb: *x\nc: &x 2\nd: *x', { a: 1, b: 1, c: 2, d: 2 }],
    ['a merge', 'a: &x { k: 1, l: 2 }\nb: { <<: *x, l: 3 }', { a: { k: 1, l: 2 }, b: { k: 1, l: 3 } }],
    ['a merge behind a key', 'a: &x { k: 1 }\nb: { k: 2, <<: *x }', { a: { k: 1 }, b: { k: 2 } }],
    [
      'a merge of several: the first counts',
      'a: [&x { k: 1 }, &y { k: 2, l: 2 }]\nb: { <<: [*x, *y] }',
      { a: [{ k: 1 }, { k: 2, l: 2 }], b: { k: 1, l: 2 } },
    ],
    [
      'a merge of a merge',
      'a: &x { k: 1 }\nb: &y { <<: *x }\nc: { <<: *y }',
      { a: { k: 1 }, b: { k: 1 }, c: { k: 1 } },
    ],
    ['`<<` in quotes is a key', '"<<": 1', { '<<': 1 }],
    ['a key that stands there twice: the first counts', 'a: 1\na: 2', { a: 1 }],
    ['an empty text', '', null],
  ])('%s', (_, text, expected) => {
    expect(plain(text)).toEqual(expected);
  });
});

describe('syntax errors, in plain words', () => {
  test.each([
    ['a: "b\nc: d\n', 'the closing `"` is missing', '"'],
    ["a: { b: 'c }\n", "the closing `'` is missing", "'"],
    ['a: [b\nc: d\n', 'the closing `]` is missing', 'c'],
    ['[b', 'the closing `]` is missing', 'b'],
    ['a: b: c\n', 'a mapping cannot start here', 'b'],
    ['a: 1\nb\n', 'a key needs a `:` and a value', 'b'],
    ['? [a]\n: b\n', 'a key must be a text', '['],
    ['a: 1\na: 2\n', 'the key `a` stands here twice', 'a'],
    ['a: *b\n', 'there is no anchor `&b` before this alias', '*b'],
    ['a: { <<: 5 }\n', '`<<` takes a mapping or a list of mappings', '5'],
    ['a: { <<: [{ b: 1 }, c] }\n', '`<<` takes a mapping or a list of mappings', '[{ b: 1 }, c]'],
    ['a: 1\n---\nb: 2\n', 'one document is expected in a file', '---'],
    ['a: !date 2026\n', 'unresolved tag: !date', '!date'],
  ])('%j: %s', (text, message, place) => {
    expect(marked(text)).toEqual([[message, place]]);
  });
});

describe('places', () => {
  const text = `
a: &x { k: 1, "l m": [2, three] }
b: *x
c:
  <<: *x
  d:
    - e
    -
  f:
`;
  const at = (path: readonly (string | number)[], part?: 'key' | 'value'): string => {
    const { start, end } = locate(parse(text), path, part).range;
    return text.slice(start, end);
  };

  test.each<[readonly (string | number)[], string]>([
    [['a', 'k'], '1'],
    [['a', 'l m', 1], 'three'],
    [['b'], '*x'],
    [['b', 'l m'], '[2, three]'],
    [['c', 'k'], '1'],
    [['c', 'd'], 'd'],
    [['c', 'd', 0], 'e'],
    [['c', 'd', 5], 'd'],
    [['c', 'f'], 'f'],
    [['c', 'none', 'inner'], 'c'],
    [['none'], 'a'],
    [[], 'a: &x { k: 1, "l m": [2, three] }'],
  ])('%j is at %j', (path, expected) => {
    expect(at(path)).toBe(expected);
  });

  test('the key of a value', () => {
    expect(at(['a', 'l m'], 'key')).toBe('"l m"');
    expect(at(['c', 'f'], 'key')).toBe('f');
  });
});
