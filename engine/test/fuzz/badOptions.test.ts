import { describe, expect, test } from 'vitest';
import { detectorNames } from '#engine/policy/policy.ts';
import { checkPolicyText } from '../support/check.ts';

/** What is found in a rule with this detector, in a layer where it may stand: `[code, the text that is marked]`. */
const found = (detector: string, options: string) =>
  checkPolicyText(`policy: a\naction: [{ id: r, tool: t, when: { ${detector}: ${options} }, then: block }]`);

describe.each(detectorNames.filter((name) => name !== 'contains' && name !== 'matches' && name !== 'conforms_to'))(
  '%s takes no options of another type',
  (detector) => {
    const isNumber = detector === 'longer_than';
    test.each(['null', 'false', '"a"', isNumber ? '1.5' : '5'])('%s', (options) => {
      expect(found(detector, options)).toEqual([['wrong-type', options]]);
    });
  },
);

describe('options that a detector does not take', () => {
  test.each<[string, string, string, string]>([
    ['matches', 'null', 'wrong-type', 'null'],
    ['matches', 'true', 'wrong-type', 'true'],
    ['matches', '""', 'empty-value', '""'],
    ['matches', '[]', 'empty-value', '[]'],
    ['matches', '[a, ""]', 'empty-value', '""'],
    ['matches', '[a, 5]', 'wrong-type', '5'],
    ['matches', '{ pattern: a }', 'wrong-type', '{ pattern: a }'],
    ['contains', 'null', 'wrong-type', 'null'],
    ['contains', '5', 'wrong-type', '5'],
    ['contains', '" "', 'empty-word-list', '" "'],
    ['contains', '[]', 'empty-value', '[]'],
    ['contains', '[a, null]', 'wrong-type', 'null'],
    ['contains', '{}', 'missing-key', 'contains'],
    ['contains', '{ file: 5 }', 'wrong-type', '5'],
    ['contains', '{ file: ./none.txt }', 'missing-file', './none.txt'],
    ['longer_than', '1.5', 'wrong-type', '1.5'],
    ['longer_than', '-1', 'out-of-range', '-1'],
    ['longer_than', '1e999', 'wrong-type', '1e999'],
    ['pii', '[]', 'empty-value', '[]'],
    ['pii', '[email, emial]', 'unknown-value', 'emial'],
    ['pii', '[email, 5]', 'unknown-value', '5'],
    ['pii', '[email, email]', 'duplicate-value', 'email'],
    ['pii', '{ email: true }', 'wrong-type', '{ email: true }'],
    ['secrets', '{}', 'missing-key', 'secrets'],
    ['secrets', '{ entropy: high }', 'wrong-type', 'high'],
    ['secrets', '{ entropy: 2 }', 'out-of-range', '2'],
    ['secrets', '{ entropy: .nan }', 'wrong-type', '.nan'],
    ['secrets', '{ entropy: 4, length: 5 }', 'unknown-key', 'length'],
    ['urls', '{}', 'empty-value', '{}'],
    ['urls', '{ allowed: [a] }', 'unknown-key', 'allowed'],
    ['urls', '{ allow: a }', 'wrong-type', 'a'],
    ['urls', '{ allow: [""] }', 'empty-value', '""'],
    ['urls', '{ schemes: ["https:"] }', 'wrong-format', '"https:"'],
    ['injection', '{}', 'missing-key', 'injection'],
    ['injection', '{ sensitivity: medum }', 'unknown-value', 'medum'],
    ['injection', '{ sensitivity: low, level: 1 }', 'unknown-key', 'level'],
    ['leaks', '{}', 'empty-value', '{}'],
    ['leaks', '{ words: 1 }', 'out-of-range', '1'],
    ['leaks', '{ words: 2.5 }', 'wrong-type', '2.5'],
    ['leaks', '{ at_least: 1.5 }', 'out-of-range', '1.5'],
    ['leaks', '{ prompt: a }', 'unknown-key', 'prompt'],
    ['encoded', '[]', 'empty-value', '[]'],
    ['encoded', '[base64, base32]', 'unknown-value', 'base32'],
    ['encoded', '[hex, hex]', 'duplicate-value', 'hex'],
    ['conforms_to', 'true', 'wrong-type', 'true'],
    ['conforms_to', '[]', 'wrong-type', '[]'],
    ['conforms_to', '""', 'empty-value', '""'],
    ['conforms_to', './none.json', 'missing-file', './none.json'],
    ['more_than', '{}', 'empty-value', '{}'],
    ['more_than', '{ per: 24h }', 'missing-key', 'more_than'],
    ['more_than', '{ calls: -1 }', 'out-of-range', '-1'],
    ['more_than', '{ calls: 1.5 }', 'wrong-type', '1.5'],
    ['more_than', '{ calls: 1, sum: 2, of: "1.0" }', 'too-many-keys', 'more_than'],
    ['more_than', '{ calls: 1, per: 24 h }', 'wrong-format', '24 h'],
    ['more_than', '{ calls: 1, per: 0h }', 'wrong-format', '0h'],
    ['more_than', '{ calls: 1, window: 24h }', 'unknown-key', 'window'],
    ['more_than', '{ calls: 1, by: "session." }', 'condition-syntax', '.'],
    ['more_than', '{ sum: .inf, of: args.a }', 'wrong-type', '.inf'],
    ['more_than', '{ calls: "\'a\'" }', 'condition-type', "'a'"],
    ['judge', '{ model: m }', 'missing-key', 'judge'],
    ['judge', '{ model: m, question: "" }', 'empty-value', '""'],
    ['judge', '{ model: m, question: q, at_least: 2 }', 'out-of-range', '2'],
    ['judge', '{ model: m, question: q, at_least: .nan }', 'wrong-type', '.nan'],
    ['judge', '{ model: m, question: q, threshold: 1 }', 'unknown-key', 'threshold'],
    ['classifier', '{ service: "" }', 'empty-value', '""'],
    ['classifier', '{ service: s, categories: [] }', 'empty-value', '[]'],
    ['classifier', '{ service: s, categories: [a, a] }', 'duplicate-value', 'a'],
    ['classifier', '{ service: s, at_least: -0.1 }', 'out-of-range', '-0.1'],
    ['classifier', '{ service: s, model: m }', 'unknown-key', 'model'],
  ])('%s: %s', (detector, options, code, marked) => {
    // That `r` has nobody to ask is another matter.
    expect(found(detector, options).filter(([each]) => !['unknown-model', 'unknown-service'].includes(each))).toEqual([
      [code, marked],
    ]);
  });

  test('a detector that there is not, and two at once', () => {
    expect(found('regex', 'a')).toEqual([['unknown-key', 'regex']]);
    expect(found('__proto__', 'a')).toEqual([['unknown-key', '__proto__']]);
    expect(found('pii', 'true, secrets: true')).toEqual([['too-many-keys', 'secrets']]);
  });
});

describe('a rule whose detector cannot be read', () => {
  test.each(detectorNames)('%s: it is reported, and left out', (detector) => {
    const findings = found(detector, 'null');
    expect(findings.map(([code]) => code)).toEqual(['wrong-type']);
  });
});
