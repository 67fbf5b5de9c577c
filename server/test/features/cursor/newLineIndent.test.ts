import { expect, test } from 'vitest';
import { newLineIndent } from '../../../src/features/cursor/newLineIndent.ts';

/** The column of a new line, which is marked with `<|>`. */
function indentAt(marked: string): number | undefined {
  const at = marked.indexOf('<|>');
  return newLineIndent(marked.replace('<|>', ''), at, 2);
}

const rows: readonly (readonly [name: string, text: string, column: number | undefined])[] = [
  ['below a key without a value', 'cases:\n<|>', 2],
  ['below a key with one', 'suite: a\n<|>', 0],
  ['below a comment', 'cases:\n  # a: b\n<|>', 2],
  ['behind a comment', 'cases: # all\n<|>', 2],
  ['behind an anchor', 'session: &s\n<|>', 2],
  ['below the first key of an item', 'cases:\n  - id: a\n<|>', 4],
  ['behind a wide dash', 'cases:\n  -   id: a\n<|>', 6],
  ['below a key of an item', 'cases:\n  - recorded:\n<|>', 6],
  ['below a later key of an item', 'cases:\n  - id: a\n    recorded:\n<|>', 6],
  ['below a word of a list', 'tags:\n  - a\n<|>', 2],
  ['below a word with a colon in it', 'tags:\n  - LLM01:2025\n<|>', 2],
  ['below a dash', 'cases:\n  -\n<|>', 4],
  ['above the value of a key', 'cases:\n<|>\n- id: a\n', 0],
  ['above a value that stands far in', 'cases:\n<|>\n      - id: a\n', 6],
  ['below the start of a text', 'system: |\n<|>', 2],
  ['below the start of a text in an item', 'cases:\n  - input: >-\n<|>', 6],
  ['in a text', 'system: |\n     Be brief.\n<|>', 5],
  ['in a text that looks like a key', 'system: |\n  Remember:\n<|>', 2],
  ['behind a text', 'a:\n  system: |\n    Be brief.\n  b: c\n<|>', 2],
  ['in brackets', 'a:\n  calls: [\n<|>', 4],
  ['in brackets of an item', 'a:\n  - {\n<|>', 6],
  ['in brackets in brackets', 'a: [\n  { b: 1,\n<|>', 4],
  ['behind brackets', 'a:\n  calls: [{ b: 1 }]\n<|>', 2],
  ['in JSON', '{\n  "cases": [\n<|>', 4],
  ['in JSON, behind an item', '{\n  "cases": [],\n<|>', 2],
  ['below an empty line', 'a:\n  b: c\n\n<|>', undefined],
  ['in a text in quotes', 'a: "b\n<|>', undefined],
  ['behind a text in quotes', 'a:\n  b: "c # d"\n<|>', 2],
  ['at the start', '<|>', undefined],
  ['below a first line that is empty, and one that is not at the left', '\n  cases:\n<|>', 4],
];

test.each(rows)('%s', (_, text, column) => {
  expect(indentAt(text)).toBe(column);
  expect(indentAt(text.replaceAll('\n', '\r\n'))).toBe(column);
});
