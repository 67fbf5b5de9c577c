import fc from 'fast-check';
import { RE2JS } from 're2js';
import { expect, test } from 'vitest';
import type { Span } from '../../src/detect/finding.ts';
import { compilePattern } from '../../src/detect/pattern.ts';

/** What re2js itself finds, one search after another: right, but quadratic. */
function searchOneByOne(source: string, text: string): Span[] {
  const matcher = RE2JS.compile(source).matcher(text);
  const spans: Span[] = [];
  while (matcher.find()) spans.push({ start: matcher.start(), end: matcher.end() });
  return spans;
}

const atoms = [
  'a',
  'b',
  '.',
  '[ab]',
  '[^a]',
  '\\b',
  '\\B',
  '^',
  '$',
  '(?m:^)',
  '(?m:$)',
  '😀',
  '\\w',
  '',
  '(?i:A)',
  '\\z',
];
const quantifiers = ['*', '+', '?', '*?', '+?', '??', '{2}', '{1,3}', '{0,2}?'];
const characters = ['a', 'b', 'c', 'A', ' ', '\n', '😀', 'é', '\ud83d', '\ude00'];

const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...atoms),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => a + b),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
    fc.tuple(tie('pattern'), fc.constantFrom(...quantifiers)).map(([a, quantifier]) => `(${a})${quantifier}`),
  ),
}));
const text = fc.array(fc.constantFrom(...characters), { maxLength: 14 }).map((parts) => parts.join(''));

test('one pass finds what searches one by one find, and test agrees', () => {
  fc.assert(
    fc.property(pattern, text, (source, searched) => {
      const result = compilePattern(source);
      if (result.kind === 'error') return;
      const spans = result.pattern.findAll(searched);
      expect(spans).toEqual(searchOneByOne(source, searched));
      expect(result.pattern.test(searched)).toBe(spans.length > 0);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ['a search that reads on to the end for each short match', '\\w+@|\\w', 'a', 1e6],
  ['the same with a greedy start', '.*[^A-Z]|[A-Z]', 'A', 1e6],
  ['nested repetition', '(a+)+$|b', 'ab', 5e5],
  ['many states', '(a|b)*a(a|b){10}c|a', 'ab', 5e5],
  ['empty matches', 'x*', 'a', 1e6 + 1],
])('1 MB in linear time: %s', (_, source, unit, count) => {
  const result = compilePattern(source);
  const huge = unit.repeat(1e6 / unit.length);
  expect(result.kind === 'pattern' && result.pattern.findAll(huge).length).toBe(count);
});
