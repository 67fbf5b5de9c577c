import fc from 'fast-check';
import { type DetectorName, detectorNames, type Layer } from '#engine/policy/policy.ts';
import { texts } from './texts.ts';
import { objects, values } from './values.ts';

const some = (...options: readonly unknown[]): fc.Arbitrary<unknown> => fc.constantFrom(...options);
const words = texts.filter((text) => text.trim() !== '' && text.isWellFormed());

/** Options that each detector takes. */
export const soundOptions = {
  matches: some('[a-z]+', '(?i)bit', ['[0-9]{4}', 'secret'], '.', '(?s).+', '\\bcoin\\b', '😀|a', '[^a]', '\\C'),
  contains: fc.oneof(
    words,
    fc.array(words, { minLength: 1, maxLength: 3 }),
    some('bitcoin', ['gift card', 'secret'], { file: './words.txt' }),
  ),
  longer_than: fc.nat(30),
  pii: some(true, ['email'], ['email', 'credit_card', 'phone'], ['iban', 'us_ssn', 'ip_address']),
  secrets: some(true, { entropy: 3 }, { entropy: 6 }),
  urls: some(true, { allow: ['shop.example'] }, { block: ['evil.example'] }, { schemes: ['https'] }, { allow: [] }),
  injection: some(true, { sensitivity: 'low' }, { sensitivity: 'high' }),
  leaks: some(true, { words: 2 }, { words: 3, at_least: 0.5 }, { canary: 'secret' }, { except: 'terse shop agent' }),
  encoded: some(
    true,
    ['base64', 'zero_width'],
    ['rot13', 'leetspeak', 'spaced', 'reversed'],
    ['tag', 'bidi', 'homoglyph'],
  ),
  conforms_to: some(
    {},
    { type: 'object', required: ['a'] },
    { not: {} },
    { type: 'string', pattern: '^a' },
    './a.schema.json',
  ),
  more_than: some(
    { calls: 0 },
    { calls: 2, per: '24h', by: 'session.customer' },
    { sum: 50, of: 'args.amount' },
    { sum: 'values.limit', of: 'args.amount', per: '1s', by: 'args.order' },
    { calls: 'session.limit', by: 'session' },
    { calls: 1, by: 'args' },
  ),
  judge: some({ model: 'reviewer', question: 'Money?' }, { model: 'reviewer', question: 'Money?', at_least: 0.7 }),
  classifier: some(
    { service: 'shield' },
    { service: 'shield', categories: ['violence'], at_least: 0.5 },
    { service: 'shield', at_least: 0 },
  ),
} satisfies Record<DetectorName, fc.Arbitrary<unknown>>;

/** Options of another detector, options that are near to right, and any value at all. */
const unsoundOptions: fc.Arbitrary<unknown> = fc.oneof(
  fc.oneof(...Object.values(soundOptions)),
  some(
    null,
    false,
    0,
    -1,
    1.5,
    '',
    [],
    [''],
    {},
    { file: './none.txt' },
    { entropy: 'high' },
    { calls: -1 },
    { sum: 5 },
  ),
  some(
    '(',
    '(?=a)',
    'a{1001}',
    ['a', '('],
    { calls: 1, sum: 1, of: '1' },
    { calls: '(' },
    { per: '1y' },
    './none.json',
  ),
  some({ $ref: '#' }, { pattern: '(' }, { type: 'strng' }, { patternProperties: { a: {} } }, { unknown: true }),
  values,
  objects,
);

/** A detector as a policy writes it; calls are counted in the action layer only. */
export const soundDetectors = (layer: Layer): fc.Arbitrary<object> =>
  fc
    .constantFrom(...detectorNames.filter((name) => name !== 'more_than' || layer === 'action'))
    .chain((name) => soundOptions[name].map((options) => ({ [name]: options })));

export const unsoundDetectors: fc.Arbitrary<object> = fc
  .tuple(fc.constantFrom(...detectorNames, 'regex', 'all', 'any', 'not', '__proto__'), unsoundOptions)
  .map(([name, options]) => Object.fromEntries([[name, options]]));
