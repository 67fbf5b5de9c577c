import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isParsed, openDocuments } from '#engine/document/documents.ts';
import { parseByCases, parseDocument } from '#engine/document/parseDocument.ts';
import { readSuite } from '#engine/suite/readSuite.ts';
import { checkAt, type Texts } from '../support/check.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { type Edit, edits, suiteTexts, textsOf } from '../support/suiteEdits.ts';

const path = '/shop.suite.yaml';

/** A suite whose cases are rows, some of which say the same, or expect what nothing decides. */
const withRows = `suite: shop
policy: ./shop.policy.yaml
model: recorded
session: { orders: ["1"] }
cases:
  - { id: a, kind: normal, input: Hello }
datasets:
  - file: ./rows.csv
    id: { column: id }
    input: { column: prompt }
    kind: { column: label, map: { safe: edge, unsafe: attack } }
    expect: { column: label, map: { safe: allow, unsafe: redact } }
    recorded: { output: { column: answer } }
  - { file: ./rows.csv, id: { column: id, prefix: b- }, input: { column: prompt }, kind: attack, expect: rewrite }
`;

/** What the suite draws on. */
const others: Texts = {
  '/shop.policy.yaml': `policy: shop
extends: ./base.policy.yaml
tools: ./tools.json
values: { limit: 40 }
action:
  - { id: small, tool: issue_refund, when: args.amount <= values.limit && args.order in session.orders, then: allow }
  - { id: large, tool: issue_refund, when: args.amount > values.limit, then: require_approval }
`,
  '/base.policy.yaml':
    'policy: base\ninput:\n  - { id: injected, when: { injection: true }, then: block }\n  - { id: words, when: { contains: ./words.txt }, then: flag }\n',
  '/words.txt': 'bitcoin\nvoucher\n',
  '/tools.json':
    '[{ "name": "issue_refund", "inputSchema": { "type": "object", "properties": { "amount": { "type": "number" }, "order": { "type": "string" } } } }]',
  '/rows.csv': 'id,prompt,label,answer\n1,Hello,safe,Hi\n2,hello,safe,hi\n3,Refund me,unsafe,No\n4,Refund us,unsafe\n',
  '/reply.json': '{ "type": "object" }',
  '/railwright.yaml': 'models:\n  m: { provider: openai, model: x }\nchecks: { unknown-twin: warning }\n',
};

/** Documents that know what their texts were before, as those of an editor. */
function openEdited(texts: Texts) {
  const parsers = new Map(Object.keys(texts).map((each) => [each, parseByCases(each)]));
  return openDocuments(memoryFiles(texts), (text, each) => parsers.get(each)?.(text) ?? parseDocument(text, each));
}

function expectSame(edited: ReturnType<typeof openEdited>, texts: Texts): void {
  const fresh = openDocuments(memoryFiles(texts));
  for (const each of [path, '/shop.policy.yaml']) expect(checkAt(edited, each)).toEqual(checkAt(fresh, each));
  const [ours, theirs] = [edited, fresh].map((documents) => {
    const document = documents.parse(path);
    return isParsed(document) ? readSuite(document, documents) : undefined;
  });
  expect(plain(ours?.value)).toEqual(plain(theirs?.value));
}

/** Compiled patterns and schemas are functions, and no two are the same. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, each: unknown) => (each instanceof Map ? [...each] : each)) ?? 'null');

function play(first: Texts, all: readonly (readonly [string, Edit])[]): void {
  const texts: Record<string, string> = { ...first };
  const edited = openEdited(texts);
  expectSame(edited, texts);
  for (const [each, edit] of all) {
    texts[each] = textsOf(texts[each] ?? '', [edit])[1] ?? '';
    if (edit.length === 12) texts[each] = first[each] ?? '';
    expectSame(edited, texts);
  }
}

describe('what is found in a suite that was edited is what is found in it as a new file', () => {
  test.each(Object.entries({ ...suiteTexts, 'rows of data sets': withRows }))('%s', (_, text) => {
    fc.assert(
      fc.property(edits(6), (all) =>
        play(
          { ...others, [path]: text },
          all.map((edit) => [path, edit]),
        ),
      ),
      { numRuns: 12 },
    );
  });

  test('and so it is when the files are edited that it draws on', () => {
    const file = fc.constantFrom(path, path, ...Object.keys(others));
    const all = fc.array(
      fc.tuple(
        file,
        edits(1).map(([edit]) => edit as Edit),
      ),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(all, (steps) => play({ ...others, [path]: suiteTexts.blocks ?? '' }, steps)),
      { numRuns: 60 },
    );
  });
});
