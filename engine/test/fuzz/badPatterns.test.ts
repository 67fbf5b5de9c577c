import { describe, expect, test } from 'vitest';
import { checkIn } from '../support/check.ts';
import { judgeText } from '../support/judging.ts';

/** What is found in a rule of the output layer: `[code, the text that is marked, from where on, message]`. */
function found(when: string) {
  const text = `policy: a\noutput: [{ id: r, when: ${when}, then: block }]`;
  return checkIn({ '/a.policy.yaml': text }, '/a.policy.yaml').map(({ code, message, location: { range } }) => ({
    code,
    message,
    marked: text.slice(range.start, range.end),
    before: text.slice(text.indexOf('when: ') + 'when: '.length, range.start),
  }));
}

/** A pattern, the character that is marked with what stands before it, and the words. */
const patterns = [
  ['ab(?=c)', 'ab', '(', 'RE2 has no look-ahead `(?=`'],
  ['a(?!b)', 'a', '(', 'RE2 has no negative look-ahead `(?!`'],
  ['(?<=a)b', '', '(', 'RE2 has no look-behind `(?<=`'],
  ['x(?<!a)b', 'x', '(', 'RE2 has no negative look-behind `(?<!`'],
  ['(a)\\1', '(a)', '\\', 'RE2 has no backreference `\\1`'],
  ['(?<n>a)\\k<n>', '(?<n>a)', '\\', 'RE2 has no backreference `\\k<`'],
  ['(?P<n>a)(?P=n)', '(?P<n>a)', '(', 'RE2 has no backreference `(?P=`'],
  ['a++', 'a', '+', 'RE2 has no possessive quantifier `++`'],
  ['a{2}+', 'a', '{', 'RE2 has no possessive quantifier `{2}+`'],
  ['x(?>a)', 'x', '(', 'RE2 has no atomic group `(?>`'],
  ['a{1001}', 'a', '{', '`{1001}` repeats more than 1000 times, which RE2 does not'],
  ['x[z-a]', 'x[', 'z', 'the range `z-a` counts downwards'],
  ['a[[:letter:]]', 'a[', '[', 'RE2 has no class `[:letter:]`'],
  ['ab[c', 'ab', '[', 'this `[` is never closed'],
  ['a\\y', 'a', '\\', 'RE2 has no escape `\\y`'],
  ['a\\Z', 'a', '\\', 'RE2 has no escape `\\Z`: the end of the text is `\\z`'],
  ['a(b', 'a', '(', 'this `(` is never closed'],
  ['a|*', 'a|', '*', '`*` repeats nothing'],
  ['😀(?=a)', '😀', '(', 'RE2 has no look-ahead `(?=`'],
] as const;

describe('a pattern that RE2 does not have', () => {
  test.each(patterns)('%s', (pattern, before, marked, message) => {
    expect(found(`{ matches: '${pattern}' }`)).toEqual([
      { code: 'invalid-pattern', message, marked, before: `{ matches: '${before}` },
    ]);
  });

  test.each(patterns)('%s in a list, with escapes', (pattern, before, marked, message) => {
    const escaped = (text: string): string => text.replaceAll('\\', '\\\\');
    expect(found(`{ matches: [a, "${escaped(pattern)}"] }`)).toEqual([
      { code: 'invalid-pattern', message, marked: escaped(marked), before: `{ matches: [a, "${escaped(before)}` },
    ]);
  });

  test.each(patterns)('%s in a condition', (pattern, before, marked, message) => {
    expect(found(`'text.matches(r"${pattern}")'`)).toEqual([
      { code: 'invalid-pattern', message, marked, before: `'text.matches(r"${before}` },
    ]);
  });

  test.each(patterns)('%s in a JSON Schema', (pattern, _, __, message) => {
    expect(found(`{ conforms_to: { pattern: '${pattern}' } }`)).toMatchObject([
      { code: 'broken-schema', message: `the pattern \`${pattern}\` is not valid: ${message}` },
    ]);
  });

  test.each(patterns)('%s that a condition computes is an error of it', (pattern, _, __, message) => {
    const policy = 'policy: a\noutput: [{ id: r, when: text.matches(session.pattern), then: flag }]';
    const { verdict, steps } = judgeText(policy, { output: 'aaa', session: { pattern } });
    expect([verdict, steps[0]?.error]).toEqual([
      'block',
      { reason: 'evaluation_failed', message: `invalid pattern: ${message}` },
    ]);
  });
});
