import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { beginningsOf } from '../../src/detect/patternBeginnings.ts';
import type { PatternProgram } from '../../src/detect/patternProgram.ts';

const beginnings = (source: string) => beginningsOf(RE2JS.compile(source).re2().prog as PatternProgram);

describe('what all matches begin with', () => {
  test.each([
    ['(?i)\\b(?:show|reveal) me\\b', 'I will not SHOW Mike, or so', 'I show them'],
    ['(?i)(?:please )?kick', 'a Kick', 'a lick, Kic, ple'],
    ['(?i)kiss', '\u212ai\u017fs', 'kids'],
    ['\\d{3}-\\d{2}', 'call 555-12', 'call 55 12'],
    ['忽略指令', '请忽略指令', '请忽视指令'],
    ['^from: [a-d]', 'x from: c', 'x from; c'],
  ])('%s: may begin in %j, and not in %j', (source, like, unlike) => {
    expect(beginnings(source)?.(like)).toBe(true);
    expect(beginnings(source)?.(unlike)).toBe(false);
  });

  test.each([
    ['it may be empty', 'a*'],
    ['one character', 'a|bcd'],
    ['it begins with any character', '.*secret'],
    ['or with nearly any', '\\w+@x'],
    ['a character beyond the basic plane', '😀😀😀'],
    ['too many ways', Array.from({ length: 120 }, (_, i) => String.fromCodePoint(0x4e00 + i, 0x5e00 + i)).join('|')],
  ])('too little is known: %s', (_, source) => expect(beginnings(source)).toBeUndefined());
});

const words = ['kill', 'show', 'sky', 'e', 'é', 'ß', 'K', ' ', '1', '.', '\\w', '[a-e]', '[^a]', '😀', '\\b', '^', '$'];
const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...words),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => a + b),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
    fc.tuple(tie('pattern'), fc.constantFrom('?', '*', '+', '{2}')).map(([a, quantifier]) => `(?:${a})${quantifier}`),
  ),
}));
const pieces = [
  'kill',
  'KILL',
  '\u212aill',
  'show',
  '\u017fhow',
  'Sky',
  'É',
  'ẞ',
  'ss',
  ' ',
  '1',
  'x',
  '\n',
  '😀',
  '\ud83d',
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join(''));

test('no match is denied, whatever the pattern and the text', () => {
  fc.assert(
    fc.property(pattern, fc.constantFrom('', '(?i)', '(?s)', '(?im)'), text, (source, flags, searched) => {
      const re2 = RE2JS.compile(flags + source);
      const mayBegin = beginningsOf(re2.re2().prog as PatternProgram);
      if (mayBegin && !mayBegin(searched)) expect(re2.test(searched)).toBe(false);
    }),
    { numRuns: 5000 },
  );
});
