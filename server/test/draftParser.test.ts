import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locate, type Path, pathAt } from '#engine/document/nodes.ts';
import { type ParsedDocument, parseDocument } from '#engine/document/parseDocument.ts';
import { createDraftParser, type DraftParser } from '../src/draftParser.ts';

const path = '/shop.suite.yaml';
const suite = `# Ours.
suite: shop
policy: ./shop.policy.yaml
system: |
  Be kind.

cases: # all of them

  # Everyday requests.
  - id: a
    kind: normal
    input: >-
      I was charged twice,
      please help.

      - not an item

    recorded: { calls: [{ tool: refund, args: { order: "1" } }], output: "Done - now" }
  -
    id: b
    kind: edge # a comment - with a dash

# At the margin
  - { id: c, kind: attack, input: Hello }
  - id: d
    messages:
      - role: user
        content: |+
          Hello


gates: { catch_rate: ">= 0.9" }
`;

/** Every place that a document gives to others, as far as they can be told from outside. */
function placesOf(document: ParsedDocument): unknown {
  const list = (document.value as { cases?: unknown } | null)?.cases;
  const paths: Path[] = [[], ['cases'], ['gates'], ['gates', 'catch_rate'], ['system'], ['cases', 99]];
  for (const index of Array.isArray(list) ? list.keys() : []) {
    const keys = ['id', 'kind', 'input', 'recorded', 'messages', 'gone'];
    paths.push(['cases', index], ...keys.map((key) => ['cases', index, key]));
    paths.push(['cases', index, 'recorded', 'calls', 0, 'args', 'order'], ['cases', index, 'messages', 0, 'content']);
  }
  const offsets = Array.from({ length: 40 }, (_, index) => Math.floor((index * document.text.length) / 40));
  return {
    values: paths.map((each) => locate(document, each)),
    keys: paths.map((each) => locate(document, each, 'key')),
    at: offsets.map((offset) => pathAt(document, offset)),
  };
}

function expectSame(parse: DraftParser, text: string): void {
  const [document, whole] = [parse(text), parseDocument(text, path)];
  expect(document.text).toBe(text);
  expect(document.value).toEqual(whole.value);
  expect(document.diagnostics).toEqual(whole.diagnostics);
  expect(placesOf(document)).toEqual(placesOf(whole));
}

describe('what it gives is what the whole text gives', () => {
  test.each([
    ['as it is', suite],
    ['Windows line ends', suite.replaceAll('\n', '\r\n')],
    ['no line end', suite.trimEnd()],
    ['cases last', `${suite.replace(/^gates.*\n/m, '')}`],
    ['less indented', suite.replace(/^ {2}(?=\S|\s)/gm, '')],
    ['no cases', 'suite: a\ncases:\n'],
    ['cases in brackets', 'suite: a\ncases: [{ id: a }]\n'],
    ['cases twice', `${suite}cases:\n  - id: e\n`],
    [
      'an anchor that another case uses',
      suite.replace('recorded: {', 'recorded: &r {').replace('kind: edge', 'recorded: *r'),
    ],
    ['an alias without its anchor', suite.replace('kind: edge', 'recorded: *r')],
    ['a merge', suite.replace('kind: edge', '<<: { kind: edge }')],
    ['a tag', suite.replace('kind: edge', 'kind: !!str edge')],
    ['a quote that is not closed', suite.replace('"Done', '"Done\n').replace('now"', 'now')],
    ['a bracket that is not closed', suite.replace(' }], output', ' }, output')],
    ['a tab', suite.replace('    kind: edge', '\tkind: edge')],
    ['another document', `${suite}---\nsuite: b\n`],
    ['a document start', `---\n${suite}`],
    ['a directive', `%YAML 1.1\n---\n${suite}`],
    ['a byte-order mark', `\uFEFF${suite}`],
    ['a line separator', suite.replace('twice,', 'twice\u2028  - id: x')],
    ['an old line end', suite.replace('twice,', 'twice\r  - id: x')],
    ['a line at the column of the items', suite.replace('  - id: d', '  odd: 1\n  - id: d')],
    ['a line before the first item', suite.replace('  # Everyday requests.', '  odd')],
    ['a key twice', suite.replace('kind: edge', 'id: c')],
    ['an item of nothing', suite.replace('  - { id: c, kind: attack, input: Hello }', '  -\n  - ')],
  ])('%s', (_, text) => expectSame(createDraftParser(path, 0), text));

  test('edit after edit', () => {
    const pieces = [
      'x',
      '\n',
      '  ',
      '    ',
      '- ',
      '\n  - id: e\n',
      ': ',
      '"',
      '{',
      '}',
      '#',
      '\n\n',
      'cases:\n',
      '|\n',
      '',
      'kind: edge\n',
    ];
    const edit = fc.record({
      start: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat({ max: 12 }),
      insert: fc.constantFrom(...pieces),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        const parse = createDraftParser(path, 0);
        let text = suite;
        expectSame(parse, text);
        for (const { start, length, insert } of edits) {
          const at = Math.floor(start * text.length);
          // Some edits mend what others broke, so that parts are met again.
          text = length === 12 ? suite : text.slice(0, at) + insert + text.slice(at + length);
          expectSame(parse, text);
        }
      }),
      { numRuns: 100 },
    );
  });
});

test('an edit of one case leaves the others as they are', () => {
  const parse = createDraftParser(path, 0);
  const [before, after] = [parse(suite), parse(suite.replace('kind: edge', 'kind: edgy'))];
  const casesOf = ({ value }: ParsedDocument): readonly unknown[] => (value as { cases: unknown[] }).cases;
  expect(casesOf(after).map((each, index) => each === casesOf(before)[index])).toEqual([true, false, true, true]);
});

test('a text that did not change is not parsed', () => {
  const parse = createDraftParser(path);
  expect(parse(suite)).toBe(parse(suite));
});
