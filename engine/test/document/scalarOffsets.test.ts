import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { findNode } from '#engine/document/nodes.ts';
import { parseDocument } from '#engine/document/parseDocument.ts';
import { scalarOffsets, sourceRange } from '#engine/document/scalarOffsets.ts';

/** The value of the key `a` in a text, and where its characters stand. */
function read(text: string): { value: string; offsets: readonly number[] | undefined } {
  const document = parseDocument(text, '/a');
  const { a } = document.value as { a: string };
  return { value: a, offsets: scalarOffsets(document, findNode(document, ['a'])?.node ?? null) };
}

/** What the source has at the place of a part of the value. */
function sourceOf(text: string, part: string): string {
  const { value, offsets } = read(text);
  const start = value.indexOf(part);
  const { start: from, end } = sourceRange(offsets ?? [], { start, end: start + part.length });
  return text.slice(from, end);
}

const styles: Readonly<Record<string, string>> = {
  plain: 'a: one two\n',
  'plain, folded': 'a: one\n  x\n\n  two\n',
  'single-quoted': "a: 'it''s one, two'\n",
  'single-quoted, folded': "a: 'one  \n\n   two'\n",
  'double-quoted': 'a: "\\"one\\" \\u00e9\\x41\\U0001F600 two"\n',
  'double-quoted, folded': 'a: "one\n\n  x\\\n\n    two"\n',
  literal: 'a: |\n\n  one\n    indented\n\n  two\n',
  'literal with an indentation': 'a: |2-\n    one\n  two\n',
  folded: 'a: >\n  one\n  same\n\n    indented\n  two\n',
  'astral characters': 'a: 😀 one 😀 two\n',
};

describe('where the characters of a scalar stand', () => {
  test.each(Object.entries(styles))('%s', (_, text) => {
    for (const source of [text, text.replaceAll('\n', '\r\n')]) {
      expect(sourceOf(source, 'one')).toBe('one');
      expect(sourceOf(source, 'two')).toBe('two');
    }
  });

  test('an escape is one character of the value', () => {
    const text = styles['double-quoted'] ?? '';
    expect(sourceOf(text, '"one"')).toBe('\\"one\\"');
    expect(sourceOf(text, 'é')).toBe('\\u00e9');
    expect(sourceOf(text, 'A😀')).toBe('\\x41\\U0001F600');
    expect(sourceOf("a: 'it''s'", "'")).toBe("''");
  });

  test('a range behind the end marks the last character', () => {
    const offsets = [4, 5, 6];
    expect(sourceRange(offsets, { start: 2, end: 2 })).toEqual({ start: 5, end: 6 });
    expect(sourceRange(offsets, { start: 9, end: 12 })).toEqual({ start: 5, end: 6 });
    expect(sourceRange(offsets, { start: 0, end: 0 })).toEqual({ start: 4, end: 5 });
  });

  test('any text in any style: what is no white space and no escape stands where it is said to', () => {
    const words = fc.array(
      fc.oneof(
        fc.constantFrom(' ', '\n', '\n\n', '  ', "'", '"', '\\', '#', ': ', '😀', 'é', '\t'),
        fc.string({ minLength: 1, maxLength: 8 }),
      ),
      { minLength: 1, maxLength: 12 },
    );
    const style = fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED');
    fc.assert(
      fc.property(
        words,
        style,
        fc.boolean(),
        fc.constantFrom(0, 20),
        (parts, defaultStringType, isWindows, lineWidth) => {
          const yaml = stringify({ a: parts.join('') }, { defaultStringType, lineWidth, minContentWidth: 0 });
          const text = isWindows ? yaml.replaceAll('\n', '\r\n') : yaml;
          const { value, offsets } = read(text);
          expect(offsets).toHaveLength(value.length + 1);
          for (const [i, char] of [...value].length === value.length ? [...value].entries() : []) {
            const at = offsets?.[i] ?? 0;
            expect(offsets?.[i + 1]).toBeGreaterThanOrEqual(at);
            if (/\S/.test(char) && text[at] !== '\\') expect(text[at]).toBe(char);
          }
        },
      ),
      { numRuns: 500, seed: 2 },
    );
  });
});
