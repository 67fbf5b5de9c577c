import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecordScanner } from '../../src/runs/recordScanner.ts';

interface Scanned {
  readonly around: unknown;
  readonly results: readonly unknown[];
  readonly starts: readonly number[];
}

/** What is found in a text that arrives in chunks of this size; undefined where it can be no record. */
function scan(text: string, chunkSize: number): Scanned | undefined {
  const scanner = new RecordScanner();
  const bytes = Buffer.from(text);
  const found = [];
  for (let at = 0; at < bytes.length; at += chunkSize) found.push(...scanner.push(bytes.subarray(at, at + chunkSize)));
  if (scanner.isMalformed) return undefined;
  return {
    around: JSON.parse(scanner.outside()),
    results: found.map((result) => JSON.parse(result.bytes.toString())),
    starts: found.map(({ start }) => start),
  };
}

const results = fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), { maxLength: 6 });
const before = fc.dictionary(fc.string({ maxLength: 4 }), fc.jsonValue());

test('results are found in any layout, wherever the chunks end', () => {
  const indents = fc.constantFrom(undefined, 1, '\t\n');
  fc.assert(
    fc.property(before, results, before, indents, fc.integer({ min: 1, max: 40 }), (a, list, b, indent, chunkSize) => {
      const record = { ...a, inner: { results: [{ no: 1 }] }, results: list, ...b };
      const text = JSON.stringify(record, null, indent);
      const scanned = scan(text, chunkSize);
      expect(scanned?.results).toEqual(JSON.parse(text).results);
      expect(scanned?.around).toEqual({ ...JSON.parse(text), results: [] });
      for (const start of scanned?.starts ?? [])
        expect(Buffer.from(text).toString('latin1', start, start + 1)).toBe('{');
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['a text in place of a result', '{"results":["a"]}'],
  ['a number in place of a result', '{"results":[1]}'],
  ['a list in place of a result', '{"results":[[]]}'],
  ['no comma between results', '{"results":[{}{}]}'],
  ['two commas', '{"results":[{},,{}]}'],
  ['a comma at the beginning', '{"results":[,{}]}'],
  ['a comma at the end', '{"results":[{},]}'],
  ['a number around all', '17'],
  ['a text around all', '"results"'],
  ['a bracket that was never opened', '{}}'],
  ['binary content', '\u0001\u0002PNG'],
])('%s is not taken for a record', (_, text) => {
  expect(scan(text, 7)).toBeUndefined();
});

test.each(['{"a\\"results":[{}]}', '{"x":{"results":[{}]}}', '{"x":"results","y":[{}]}', '{"x":"\\"results\\":["}'])(
  'what only looks like the list of results is left where it is: %s',
  (text) => {
    expect(scan(text, 3)).toEqual({ around: JSON.parse(text), results: [], starts: [] });
  },
);

test('a second list of results is not taken for more of the first', () => {
  expect(scan('{"results":[{"a":1}],"results":[{"b":2}]}', 5)).toEqual({
    around: { results: [{ b: 2 }] },
    results: [{ a: 1 }],
    starts: [12],
  });
});
