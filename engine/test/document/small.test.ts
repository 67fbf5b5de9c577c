import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDocuments } from '#engine/document/documents.ts';
import { compileGlob, isGlob } from '#engine/document/glob.ts';
import { indexLines } from '#engine/document/lineIndex.ts';
import { suggest } from '#engine/document/suggest.ts';
import { orList } from '#engine/document/words.ts';
import { memoryFiles } from '../support/memoryFiles.ts';

describe('suggest', () => {
  const words = ['block', 'flag', 'redact', 'require_approval', 'allow', 'email', 'id', 'on'];

  test.each([
    ['blok', 'block'],
    ['blokc', 'block'],
    ['emial', 'email'],
    ['Block', 'block'],
    ['require_aproval', 'require_approval'],
    ['requireapproval', 'require_approval'],
    ['deny', undefined],
    ['x', undefined],
    ['', undefined],
    ['di', 'id'],
    ['b'.repeat(200), undefined],
  ])('%j means %j', (word, expected) => {
    expect(suggest(word, words)).toBe(expected);
  });

  test('of nothing, nothing', () => {
    expect(suggest('block', [])).toBeUndefined();
  });
});

describe('globs', () => {
  test.each([
    ['*', '', true],
    ['a*c', 'abbbc', true],
    ['a*c', 'abbb', false],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*a*b*', 'xbxaxb', true],
    ['*a*b*', 'xbxa', false],
    ['a*b*b', 'ab', false],
    ['a**\\n', 'a\n\\n', true],
    ['a?c', 'a😀c', true],
    ['[a-c]x', 'bx', true],
    ['[!a-c]x', 'bx', false],
    ['{a,b*}c', 'bbbc', false],
    ['{a,b}c', 'bc', true],
    ['{a,ab}{c,bc}', 'abbc', true],
    ['*{a,b}?', 'xxb', false],
    ['[b-a]', 'a', false],
    ['[!]', '!', true],
    ['[\\]', '\\', true],
    ['[-a]', '-', true],
    ['a.b', 'axb', false],
    ['a[b', 'a[b', true],
    ['a{b', 'a{b', true],
    ['[]', '[]', true],
    ['\\d', '\\d', true],
  ])('%j matches %j: %s', (glob, text, expected) => {
    expect(compileGlob(glob)(text)).toBe(expected);
  });

  test('those with nothing but `*` are quick, and find what others find', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '\n'), maxLength: 12 });
    const glob = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 7 });
    fc.assert(
      // A list of one is a list: such a glob is read step by step.
      fc.property(glob, text, (quick, named) => {
        expect(compileGlob(quick)(named)).toBe(compileGlob(`${quick}{z}`)(`${named}z`));
      }),
      { numRuns: 2000 },
    );
  });

  test('no text makes one slow', () => {
    const matches = compileGlob(`${'*a'.repeat(20)}?`);
    const long = 'a'.repeat(20_000);
    expect(matches(long)).toBe(true);
    expect(matches(`${long}b!`)).toBe(false);
  });

  test('what is a glob', () => {
    expect(['*', 'a?', '[ab]', '{a,b}'].every(isGlob)).toBe(true);
    expect(['a', 'a.b', 'a(b)', 'a[', 'a!'].some(isGlob)).toBe(false);
  });
});

describe('lines', () => {
  test('end with \\n, \\r\\n or \\r', () => {
    const { position } = indexLines('a\nbc\r\nd\re');
    expect([0, 1, 2, 4, 5, 6, 8, 9].map((offset) => position(offset))).toEqual([
      { line: 0, character: 0 },
      { line: 0, character: 1 },
      { line: 1, character: 0 },
      { line: 1, character: 2 },
      { line: 1, character: 3 },
      { line: 2, character: 0 },
      { line: 3, character: 0 },
      { line: 3, character: 1 },
    ]);
  });

  test('an offset outside the text is at its nearest end', () => {
    const { position } = indexLines('ab');
    expect([position(-5), position(99)]).toEqual([
      { line: 0, character: 0 },
      { line: 0, character: 2 },
    ]);
  });
});

describe('documents', () => {
  test('a text that has not changed is parsed once', () => {
    const texts: Record<string, string> = { '/a.policy.yaml': 'policy: a' };
    const documents = openDocuments(memoryFiles(texts));
    const first = documents.parse('/a.policy.yaml');
    expect(documents.parse('/a.policy.yaml')).toBe(first);
    texts['/a.policy.yaml'] = 'policy: b';
    expect(documents.parse('/a.policy.yaml')).toMatchObject({ value: { policy: 'b' } });
  });

  test('a file that is not there says so', () => {
    expect(openDocuments(memoryFiles({})).parse('/a')).toEqual({ kind: 'unreadable', reason: 'no such file' });
  });
});

test('a list in words', () => {
  expect([orList([]), orList(['a']), orList(['a', 'b']), orList(['a', 'b', 'a', 'c'])]).toEqual([
    '',
    'a',
    'a or b',
    'a, b or c',
  ]);
});
