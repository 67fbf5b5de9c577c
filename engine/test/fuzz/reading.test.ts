import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isParsed, openDocuments } from '#engine/document/documents.ts';
import { compilePolicy } from '../../src/embed/engine.ts';
import { checkAt, type Texts } from '../support/check.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { anyPolicies, filesOf, policyPath } from './arbitraries/policies.ts';
import { compileFiles } from './judged.ts';
import { fuzzSettings } from './settings.ts';

/** Checks a policy, and sees to it that every finding has a place: in its text, or in the text of a file that it names. */
function survive(files: Texts): void {
  const documents = openDocuments(memoryFiles(files));
  for (const { location, related = [] } of checkAt(documents, policyPath)) {
    for (const { path, range } of [location, ...related.map((each) => each.location)]) {
      const document = documents.parse(path);
      const length = isParsed(document) ? document.text.length : -1;
      const { start, end } = range;
      const isInside = 0 <= start && end <= length && (start < end || length === 0);
      if (!isInside) throw new Error(`${start}-${end} is not in ${path}, of ${length}`);
    }
  }
}

const withText = (files: Texts, change: (text: string) => string): Texts => ({
  ...files,
  [policyPath]: change(files[policyPath] ?? ''),
});

const pieces = fc.oneof(
  fc.constantFrom(
    '\n',
    '  ',
    '- ',
    ': ',
    '{ ',
    '}',
    '[',
    ']',
    '"',
    "'",
    '&a ',
    '*a',
    '<<: ',
    '|\n',
    '>-\n',
    '#',
    ',',
    '\\',
    '\t',
  ),
  fc.constantFrom(
    '\ud83d',
    '\0',
    '\ufeff',
    '.nan',
    '1e999',
    '0x1F',
    'null',
    '---\n',
    '? ',
    '! ',
    '%YAML 1.2\n',
    '__proto__',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const edits = fc.array(fc.tuple(fc.nat(), fc.nat(30), pieces), { minLength: 1, maxLength: 4 });

const edited = (text: string, changes: readonly (readonly [number, number, string])[]): string =>
  changes.reduce((now, [place, cut, put]) => {
    const at = place % (now.length + 1);
    return now.slice(0, at) + put + now.slice(at + cut);
  }, text);

describe('whatever a policy file holds', () => {
  test('a policy of any rules is checked', () => {
    fc.assert(
      fc.property(anyPolicies, (drawn) => survive(filesOf(drawn))),
      fuzzSettings(150),
    );
  });

  test('any prefix of it is checked', () => {
    fc.assert(
      fc.property(anyPolicies, fc.nat(), (drawn, length) =>
        survive(withText(filesOf(drawn), (text) => text.slice(0, length % (text.length + 1)))),
      ),
      fuzzSettings(200),
    );
  });

  test('any edit of it is checked', () => {
    fc.assert(
      fc.property(anyPolicies, edits, (drawn, changes) =>
        survive(withText(filesOf(drawn), (text) => edited(text, changes))),
      ),
      fuzzSettings(300),
    );
  });

  test('a policy with an error judges nothing, and one without judges', () => {
    fc.assert(
      fc.property(anyPolicies, (drawn) => {
        const files = filesOf(drawn);
        const { policy, diagnostics } = compilePolicy({ path: policyPath, files });
        expect(policy === undefined).toBe(diagnostics.some(({ level }) => level === 'error'));
        expect(policy === undefined).toBe(compileFiles(files).errors.length > 0);
      }),
      fuzzSettings(150),
    );
  });
});
