import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '#engine/document/parseDocument.ts';
import { formatDocument } from '#engine/format/formatDocument.ts';
import { isSameTree } from '#engine/format/sameTree.ts';
import { applyChanges } from '#engine/format/textChange.ts';
import { edited, yamlBlock, yamlEdit } from '../support/yamlTexts.ts';

const path = '/a.suite.yaml';
const parse = (text: string) => parseDocument(text, path);
const format = (text: string): string => applyChanges(text, formatDocument(parse(text)));
const hasSyntaxError = (text: string): boolean => parse(text).diagnostics.some(({ code }) => code === 'syntax');

/** What is not white space. */
const inkOf = (text: string): string => text.replaceAll(/[\s\uFEFF]/g, '');

/** The text means the same, has the same signs in the same order, and is formatted for good. */
function expectFormatted(text: string): void {
  const once = format(text);
  if (hasSyntaxError(text)) expect(once).toBe(text);
  expect(inkOf(once)).toBe(inkOf(text));
  expect(isSameTree(parse(once).root, parse(text).root)).toBe(true);
  expect(parse(once).value).toEqual(parse(text).value);
  expect(format(once)).toBe(once);
}

const cases: readonly (readonly [name: string, before: string, after: string])[] = [
  ['levels', 'a:\n    b:\n        c: 1\n', 'a:\n  b:\n    c: 1\n'],
  ['a list at the column of its key', 'a:\n- b\n- c:\n  - d\ne: f\n', 'a:\n  - b\n  - c:\n      - d\ne: f\n'],
  ['items with wide dashes', 'a:\n  -   b: 1\n      c: 2\n', 'a:\n  - b: 1\n    c: 2\n'],
  ['a dash in a line of its own', 'a:\n  -\n    b: 1\n  - # why\n    c: 1\n', 'a:\n  - b: 1\n  - # why\n    c: 1\n'],
  ['lists in lists', '-   - a\n    - b\n-\n  - c\n', '- - a\n  - b\n-\n  - c\n'],
  ['spaces in a line', 'a:   1\nb :  "c"  \n', 'a: 1\nb: "c"\n'],
  ['brackets', 'a: {b: 1,c: [ d,e ], }\nf: [ ]\ng: { }\n', 'a: { b: 1, c: [d, e], }\nf: []\ng: {}\n'],
  ['braces of single words', 'a: {b,  c: }\n', 'a: { b, c: }\n'],
  ['brackets over lines', 'a: [\n    b,\n    {c: 1,\n    d: 2}\n    ]\n', 'a: [\n  b,\n  { c: 1,\n    d: 2 }\n]\n'],
  ['brackets below a key', 'a:\n      [b]\n', 'a:\n  [b]\n'],
  ['brackets of an item', 'a:\n- [\n b\n ]\n', 'a:\n  - [\n      b\n    ]\n'],
  ['brackets in brackets', 'a: [{\n  b: 1\n  }]\n', 'a: [{\n  b: 1\n  }]\n'],
  ['JSON', '{"a":[1,2 ,\n{"b" : null}],\n\n\n"c":{}}', '{ "a": [1, 2,\n  { "b": null }],\n\n  "c": {} }\n'],
  ['JSON over lines', '{\n    "a": {\n        "b": 1\n    }\n}\n', '{\n  "a": {\n    "b": 1\n  }\n}\n'],
  ['empty lines', '\n\n# a\n\n\n\nb: 1\n\n  \nc: 2\n\n\n', '# a\n\nb: 1\n\nc: 2\n'],
  ['no line end', 'a: 1\nb: 2', 'a: 1\nb: 2\n'],
  ['no line end behind a block', 'a: |\n   b', 'a: |\n  b\n'],
  ['comments in a line', 'a: 1   # b  \nc: 2\t# d\n', 'a: 1   # b\nc: 2 # d\n'],
  [
    'comments go with what they stand before',
    'a:\n    # b\n    c: 1\n    # d\n  # e\nf:\n  # g\n- h\n',
    'a:\n  # b\n  c: 1\n  # d\n# e\nf:\n  # g\n  - h\n',
  ],
  ['lines that are commented out', 'a:\n    b: 1\n#    c: 2\n', 'a:\n  b: 1\n#    c: 2\n'],
  ['a comment at the end', 'a:\n    b: 1\n\n\n    # c', 'a:\n  b: 1\n\n  # c\n'],
  ['nothing but comments', '\n# a  \n\n\n# b', '# a\n\n# b\n'],
  [
    'texts in blocks',
    'a: |  # b  \n      c\n        d  \n   \n\n      e\n\n\nf: >-\n g\n',
    'a: |  # b\n  c\n    d  \n\n\n  e\n\nf: >-\n  g\n',
  ],
  ['texts that keep their line ends', 'a: |+\n    b\n\n\nc: 1\n', 'a: |+\n  b\n\n\nc: 1\n'],
  ['texts that say how far they stand in', 'a:\n    b: |2\n         c\n', 'a:\n  b: |2\n       c\n'],
  [
    'texts over lines',
    'a: b\n        c  \n\n        d\ne: "f  \n g\\ \n  h"\n',
    'a: b\n  c\n\n  d\ne: "f\n  g\\ \n  h"\n',
  ],
  ['anchors', 'a:   &b\n    c: 1\nd:  &e   f\ng:  *e\n', 'a: &b\n  c: 1\nd: &e f\ng: *e\n'],
  ['anchors of items', '-   &a\n    b: 1\n-   *a\n', '- &a\n  b: 1\n- *a\n'],
  ['tags', 'a:  !!str   1\n', 'a: !!str 1\n'],
  ['a start', '\n---   # a\n\n\nb:   1\n', '---   # a\n\nb: 1\n'],
  ['a byte-order mark', '\uFEFFa:   1\n', '\uFEFFa: 1\n'],
  ['a key that stands twice', 'a:   1\na:  2\n', 'a: 1\na: 2\n'],
  ['nothing', '', ''],
  ['empty lines alone', '\n\n', ''],
];

describe('formats', () => {
  test.each(cases)('%s', (_, before, after) => {
    expect(format(before)).toBe(after);
    expect(format(before.replaceAll('\n', '\r\n'))).toBe(after.replaceAll('\n', '\r\n'));
    expectFormatted(before);
  });
});

describe('leaves alone', () => {
  test.each([
    ['a bracket that is not closed', 'a:   [b\n'],
    ['tabs as indentation', 'a:\n\tb:   1\n'],
    ['several documents', 'a:   1\n---\nb: 2\n'],
    ['keys that are missing', 'a:\n    :   1\n'],
    ['keys of more than a word', '?   a\n:   b\n'],
    ['directives', '%YAML 1.2\n---\na:   1\n'],
    ['a word', '   a\n'],
    ['mixed line ends, where nothing else is to be done', 'a: 1\r\nb: 2\nc: 3\r\n'],
  ])('%s', (_, text) => {
    expect(format(text)).toBe(text);
  });
});

test('a change is no larger than it has to be', () => {
  const text = 'a:   1\nb:\n    c: 2\n';
  expect(formatDocument(parse(text))).toEqual([
    { range: { start: 3, end: 5 }, text: '' },
    { range: { start: 12, end: 14 }, text: '' },
  ]);
});

const fixtures = globSync('testFixtures/**/*.{yaml,yml,json}').map(
  (file) => [file, readFileSync(file, 'utf8')] as const,
);

/** A text with twice the indentation. */
const wide = (text: string): string => text.replaceAll(/^ +/gm, '$&$&').replaceAll(/^( *-) (?=\S)/gm, '$1   ');

describe('every file of ours', () => {
  test.each(fixtures)('%s', (_, text) => {
    expectFormatted(text);
    expectFormatted(text.replaceAll('\n', '\r\n'));
    expectFormatted(wide(text));
  });

  const samples = fixtures.filter(([file]) => /workspace|lsp|valid/.test(file) && !file.includes('invalid'));
  test.each(samples)('%s is formatted', (_, text) => {
    expect(format(text)).toBe(text);
  });

  const widened = samples.filter(([, text]) => isSameTree(parse(wide(text)).root, parse(text).root));
  test.each(widened)('%s comes back from twice the indentation', (_, text) => {
    expect(format(wide(text))).toBe(text);
  });

  test('nearly all of them do', () => {
    expect(widened.length / samples.length).toBeGreaterThan(0.9);
  });
});

describe('any text', () => {
  test('blocks, as they are and edited', () => {
    fc.assert(
      fc.property(yamlBlock, fc.array(yamlEdit, { maxLength: 3 }), (text, edits) =>
        expectFormatted(edited(text, edits)),
      ),
      { numRuns: 1500 },
    );
  });

  test('fixtures, edited', () => {
    const short = fixtures.map(([, text]) => text).filter((text) => text.length < 3000);
    fc.assert(
      fc.property(fc.constantFrom(...short), fc.array(yamlEdit, { minLength: 1, maxLength: 3 }), (text, edits) =>
        expectFormatted(edited(text, edits)),
      ),
      { numRuns: 300 },
    );
  });
});
