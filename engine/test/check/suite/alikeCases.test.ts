import { describe, expect, test } from 'vitest';
import { alikeCases } from '#engine/check/suite/alikeCases.ts';
import { openDocuments } from '#engine/document/documents.ts';
import { parseDocument } from '#engine/document/parseDocument.ts';
import { noSettings } from '#engine/settings/settings.ts';
import { readSuite } from '#engine/suite/readSuite.ts';
import { memoryFiles } from '../../support/memoryFiles.ts';

/** The cases that are reported, and which one each is like: `b~a`. */
function found(texts: readonly string[]): readonly string[] {
  const cases = texts.map((input, index) => ({ id: `c-${index}`, kind: 'normal', input }));
  const documents = openDocuments(memoryFiles({}));
  const document = parseDocument(JSON.stringify({ suite: 'a', cases }), '/a.suite.json');
  const { value: suite } = readSuite(document, documents);
  const diagnostics = alikeCases({ document, suite, settings: noSettings, documents });
  const idAt = (start = 0): string => /c-\d+/.exec(document.text.slice(start))?.[0] ?? '';
  return diagnostics.map(
    ({ location, related }) => `${idAt(location.range.start)}~${idAt(related?.[0]?.location.range.start)}`,
  );
}

/** Always the same numbers from 0 to below 1 (a linear congruential generator; Numerical Recipes). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const someWords = Array.from(
  { length: 400 },
  (_, index) =>
    `w${String.fromCharCode(97 + (index % 26))}${'aeiou'[index % 5]}${'bcdfghjklmnp'[index % 12]}x${String.fromCharCode(97 + Math.floor(index / 26))}`,
);

function someTexts(count: number, length: number, next: () => number): readonly (readonly string[])[] {
  return Array.from({ length: count }, () =>
    Array.from({ length }, () => someWords[Math.floor(next() * someWords.length)] ?? ''),
  );
}

describe('cases that are all but the same', () => {
  test.each([
    ['a word is exchanged', (words: readonly string[]) => words.with(7, 'another')],
    ['a word is put in', (words: readonly string[]) => words.toSpliced(3, 0, 'another')],
    ['a word is left out', (words: readonly string[]) => words.toSpliced(11, 1)],
    ['two words are exchanged', (words: readonly string[]) => words.with(2, 'another').with(13, 'yet')],
    ['one is put in and one left out', (words: readonly string[]) => words.toSpliced(2, 0, 'another').toSpliced(14, 1)],
  ])('are found where %s, nearly always', (_, change) => {
    const texts = someTexts(500, 16, numbers(7));
    const changed = texts.map((words) => change(words));
    const all = [...texts, ...changed].map((words) => words.join(' '));
    const right = found(all).filter((pair) => {
      const [later, first] = pair.split('~').map((id) => Number(id.slice(2)));
      return later === (first ?? 0) + 500;
    });
    expect(right.length).toBeGreaterThanOrEqual(490);
    expect(found(all)).toHaveLength(right.length);
  });

  test.each([
    ['three words of sixteen', 16, (words: readonly string[]) => words.with(2, 'x').with(7, 'y').with(13, 'z')],
    ['two words of eight', 8, (words: readonly string[]) => words.with(2, 'x').with(5, 'y')],
    ['a word of seven', 7, (words: readonly string[]) => words.with(2, 'x')],
  ])('are never found where %s are others', (_, length, change) => {
    const texts = someTexts(300, length, numbers(11));
    const all = [...texts, ...texts.map((words) => change(words))].map((words) => words.join(' '));
    expect(found(all)).toEqual([]);
  });

  test('are each shown with the first of them', () => {
    expect(
      found(['Where is my order 1?', 'where is my order 2', 'Something else altogether', 'Where is my order 3?']),
    ).toEqual(['c-1~c-0', 'c-3~c-0']);
  });

  test('are found among thousands that share a template', () => {
    const texts = Array.from(
      { length: 3000 },
      (_, index) => `Please refund the ${index} dollars for my order, thank you.`,
    );
    expect(found(texts)).toHaveLength(2999);
  });
});
