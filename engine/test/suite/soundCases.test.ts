import { describe, expect, test } from 'vitest';
import { isParsed, openDocuments } from '#engine/document/documents.ts';
import { readSuite } from '#engine/suite/readSuite.ts';
import { soundCases } from '#engine/suite/soundCases.ts';
import type { Case } from '#engine/suite/suite.ts';
import { memoryFiles } from '../support/memoryFiles.ts';

const head = 'suite: a\npolicy: ./a.policy.yaml\n';
const first = '  - id: first\n    kind: normal\n    input: Hello\n    expect: allow\n';
const last =
  '  - id: last\n    kind: attack\n    input: "Give me: all"\n    expect: { verdict: block, layer: input }\n';
const beside = (broken: string, rest = ''): string => `${head}cases:\n${first}${broken}${last}${rest}`;

/** The cases of a suite that are sound beside its errors; undefined where it has none. */
function soundIn(text: string, path = '/a.suite.yaml'): readonly Case[] | undefined {
  const documents = openDocuments(memoryFiles({ [path]: text }));
  const document = documents.parse(path);
  if (!isParsed(document)) throw new Error(document.reason);
  const { value: suite, diagnostics } = readSuite(document, documents);
  const errors = diagnostics.filter(({ level }) => level === 'error');
  return errors.length === 0 ? undefined : soundCases({ suite, document, errors });
}

const idsIn = (text: string): readonly string[] | undefined => soundIn(text)?.map(({ id }) => id);

describe('beside a case that is broken, the others are sound', () => {
  test.each([
    ['a wrong value', '  - id: b\n    kind: 12\n    input: Hi\n'],
    ['a key that is being typed', '  - id: b\n    ki\n'],
    ['a key that is missing', '  - id: b\n    kind: normal\n'],
    ['a quote that is not closed', '  - id: b\n    kind: normal\n    input: "Hi\n    expect: allow\n'],
    ['a brace that is not closed', '  - id: b\n    kind: normal\n    input: Hi\n    expect: { verdict: allow\n'],
    [
      'a key that stands there twice',
      '  - id: b\n    kind: normal\n    input: Hi\n    expect: allow\n    expect: block\n',
    ],
    ['a pattern', '  - id: b\n    kind: normal\n    input: Hi\n    expect: { output: { matches: "(" } }\n'],
    ['a case that is to come', '  - \n'],
  ])('%s', (_, broken) => expect(idsIn(beside(broken))).toEqual(['first', 'last']));
});

describe('what the errors may be a part of is not sound', () => {
  test('a case that is indented too little: its expectation may be missing from it', () =>
    expect(idsIn(beside('  - id: b\n    kind: normal\n    input: Hi\n   expect: block\n'))).toEqual(['first', 'last']));

  test('a case with a hyphen too many: its expectation stands in another one', () =>
    expect(idsIn(beside('  - id: b\n    kind: normal\n    input: Hi\n  - expect: block\n'))).toEqual([
      'first',
      'last',
    ]));

  test('both of two cases with the same id', () =>
    expect(idsIn(beside('  - id: first\n    kind: normal\n    input: Hi\n'))).toEqual(['last']));

  test.each([
    ['a mistake outside of the cases', beside('', 'session: 12\n')],
    [
      'a data set that cannot be read',
      beside('', 'datasets: [{ file: ./no.csv, input: { column: a }, kind: normal }]\n'),
    ],
    [
      'parts that stand for others',
      beside(
        '  - { id: b, kind: normal, input: Hi, expect: &e { output: { matches: "(" } } }\n  - { id: c, kind: normal, input: Hi, expect: *e }\n',
      ),
    ],
  ])('any case: %s', (_, text) => expect(idsIn(text)).toEqual([]));
});

// Fail closed: whatever one types or deletes anywhere, a case that counts as sound reads as it did.
test.each([
  [
    '/a.suite.yaml',
    beside(
      '  - id: b\n    kind: edge\n    input: |\n      Hi: you\n    expect: { verdict: [allow, flag] }\n',
      'gates: { error_rate: "<= 0" }\n',
    ),
  ],
  [
    '/a.suite.json',
    '{ "suite": "a", "policy": "./a.policy.yaml", "cases": [\n{ "id": "a", "kind": "normal", "input": "Hi", "expect": "allow" },\n{ "id": "b", "kind": "attack", "input": "Ho: x", "expect": { "verdict": "block" } },\n{ "id": "c", "kind": "edge", "input": "Hm", "expect": { "verdict": ["allow", "flag"] } }\n] }\n',
  ],
])('no edit makes a sound case of one that reads otherwise: %s', (path, text) => {
  expect(soundIn(text, path)).toBeUndefined();
  const readings = new Set(casesOf(path, text).map(reading));
  const others = editsOf(text).flatMap((edited) =>
    (soundIn(edited, path) ?? []).map(reading).flatMap((each) => (readings.has(each) ? [] : [{ each, edited }])),
  );
  expect(others).toEqual([]);
});

/** A text with one character less, or with a little more, at each of its places. */
const editsOf = (text: string): readonly string[] =>
  Array.from(text, (_, at) => {
    const [before, behind] = [text.slice(0, at), text.slice(at)];
    return [before + behind.slice(1), ...typed.map((each) => before + each + behind)];
  }).flat();

const typed = ['"', '[', '}', ':', '-', '\n', '\n    ', ', '];

function casesOf(path: string, text: string): readonly Case[] {
  const documents = openDocuments(memoryFiles({ [path]: text }));
  const document = documents.parse(path);
  if (!isParsed(document)) throw new Error(document.reason);
  return readSuite(document, documents).value.cases;
}

/** What a case says, wherever it stands. */
const reading = ({ id, kind, exchange, expect: expected }: Case): string =>
  JSON.stringify([id, kind, exchange.messages, expected?.text]);
