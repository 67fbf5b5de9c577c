import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Segment } from '#protocol/panel/labels.ts';
import { excerptOf, type Mark, marksOn, segmentsOf } from '../src/segments.ts';
import { resultOf } from './support/results.ts';

const mark = (start: number, end: number, kind: Mark['mark'] = 'match', label?: string): Mark => ({
  start,
  end,
  mark: kind,
  ...(label !== undefined && { label }),
});

const signs = { match: '[]', removed: '--', inserted: '++', refusal: '!!' } as const;

/** `a [b] c`: segments as text, with their marks around them. */
const shown = (segments: readonly Segment[]): string =>
  segments.map(({ text, mark: kind }) => (kind ? `${signs[kind][0]}${text}${signs[kind][1]}` : `${text}`)).join('|');

describe('segmentsOf', () => {
  test.for<[string, string, Mark[], string]>([
    ['no mark', 'one two', [], 'one two'],
    ['no text', '', [], ''],
    ['a mark in the middle', 'one two three', [mark(4, 7)], 'one |[two]| three'],
    ['marks at both ends', 'one two', [mark(0, 3), mark(4, 7)], '[one]| |[two]'],
    ['marks that touch', 'onetwo', [mark(0, 3), mark(3, 6)], '[one]|[two]'],
    ['marks out of order', 'one two', [mark(4, 7), mark(0, 3)], '[one]| |[two]'],
    ['a mark inside of another', 'one two three', [mark(0, 13), mark(4, 7)], '[one two three]'],
    ['marks that overlap', 'one two three', [mark(0, 7), mark(4, 13)], '[one two]|[ three]'],
    ['the same mark twice', 'one two', [mark(0, 3), mark(0, 3)], '[one]| two'],
    ['a redaction', 'to me@x.example', [mark(3, 15, 'removed', 'EMAIL')], 'to |-me@x.example-|+EMAIL+'],
    ['a redaction without a label', 'secret', [mark(0, 6, 'removed')], '-secret-|+REDACTED+'],
    ['a redaction over a match', 'one two', [mark(0, 7), mark(4, 7, 'removed', 'X')], '[one ]|-two-|+X+'],
    ['a match over a redaction', 'one two', [mark(0, 3, 'removed', 'X'), mark(0, 7)], '-one-|+X+|[ two]'],
    ['marks beyond the text', 'one', [mark(1, 9), mark(2, 2), mark(7, 9)], 'o|[ne]'],
  ])('%s', ([, text, marks, expected]) => expect(shown(segmentsOf(text, marks))).toBe(expected));

  const anyMark = fc.record({
    start: fc.integer({ min: -2, max: 12 }),
    end: fc.integer({ min: -2, max: 14 }),
    mark: fc.constantFrom('match', 'removed', 'refusal'),
  });
  test('says all of the text once, and marks all that is marked', () =>
    fc.assert(
      fc.property(fc.array(anyMark), (marks) => {
        const text = 'abcdefghijkl';
        const said = segmentsOf(text, marks).filter(({ mark: kind }) => kind !== 'inserted');
        expect(said.map((segment) => segment.text).join('')).toBe(text);
        const kinds = said.flatMap((segment) => [...segment.text].map(() => segment.mark));
        for (const [at, kind] of kinds.entries()) {
          const covering = marks.filter(({ start, end }) => start <= at && at < end).map((each) => each.mark);
          expect(covering.includes('removed') ? ['removed'] : [...covering, undefined]).toContain(kind);
          expect(kind === undefined).toBe(covering.length === 0);
        }
      }),
    ));
});

describe('excerptOf', () => {
  const long = `${'lead '.repeat(30)}the words that matter ${'tail '.repeat(60)}`;
  const start = long.indexOf('words');

  test('a short text is whole', () => expect(shown(excerptOf('one two', [mark(4, 7)]))).toBe('one |[two]'));
  test('without a mark, the beginning', () => expect(shown(excerptOf(long, []))).toMatch(/^lead .{130,}\|…$/));
  test('what is around the first mark, from a whole word on', () => {
    const excerpt = shown(excerptOf(long, [mark(start, start + 5)]));
    expect(excerpt).toMatch(/^…\|lead .*the \|\[words\]\| that matter tail .*\|…$/);
    expect(excerpt.length).toBeLessThan(160);
  });
  test('a mark near the beginning cuts nothing off before it', () =>
    expect(shown(excerptOf(long, [mark(50, 54)]))).toMatch(/^lead /));
  test('a mark that is longer than the excerpt is cut', () =>
    expect(shown(excerptOf(long, [mark(start, long.length)]))).toMatch(/\|\[words that matter .*\]\|…$/));
  test('line ends become spaces', () => expect(shown(excerptOf('one\n\n  two', [mark(7, 10)]))).toBe('one |[two]'));
});

test('marksOn: what rules matched in one text; a shadow rule redacts nothing', () => {
  const step = {
    layer: 'output',
    rule: 'r',
    outcome: 'matched',
    verdict: 'redact',
    spans: [{ start: 0, end: 2 }],
  } as const;
  const steps = [
    { ...step, on: 'output', spans: [{ start: 0, end: 2, label: 'EMAIL' }] },
    { ...step, on: 'output', shadow: true as const, spans: [{ start: 4, end: 6 }] },
    { ...step, on: 'user:0', spans: [{ start: 0, end: 2 }] },
    { ...step, on: 'output', outcome: 'error' as const, spans: [] },
  ];
  expect(marksOn(resultOf({ steps }), 'output')).toMatchObject([
    { start: 0, end: 2, mark: 'removed', label: 'EMAIL' },
    { start: 4, end: 6, mark: 'match' },
  ]);
});
