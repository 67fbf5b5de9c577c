import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/detect/finding.ts';
import { findInjections } from '../../src/detect/injection.ts';
import { compilePii, type PiiKind, piiKinds } from '../../src/detect/pii.ts';
import { compileSecrets } from '../../src/detect/secrets.ts';
import { compileUrls } from '../../src/detect/urls.ts';
import { compileWords } from '../../src/detect/wordList.ts';
import { expectSpansOf } from './marked.ts';

const SIZE = 1e6;

/** What makes a detector go back to where it has been; beside text that is like no detector's. */
const units: Readonly<Record<string, readonly string[]>> = {
  any: ['a', 'a ', ' ', '.', '@', '1', '-', 'é', '\ud83d', '\udc00', '\0', 'http://', '\n'],
  pii: [
    '1 ',
    '1-',
    '4111 ',
    '+1',
    '+44 20 7946 0958 ',
    'a@',
    'x@a.',
    '1.',
    'a:',
    'DE89 ',
    'call 1234567 ',
    '(1) ',
    'bc1q',
    '00:',
    'ab-',
  ],
  secrets: [
    'sk-proj-',
    'eyJxxxxxxxxxx-',
    'eyJxxxxxxxxxx.',
    '://a:',
    '-----BEGIN PRIVATE KEY-----',
    'password=',
    'token is ',
    'aB3',
    'aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY\n',
    'password to ',
  ],
  urls: [
    'a.',
    '://',
    'x://',
    'http://x.y/(',
    'www.',
    'mailto:',
    'http:\\',
    'https:bbbbbb',
    'a.com ',
    '.!',
    'http://a/?u=',
    '%25',
    '](//',
    'https://xn--a',
    'http://a.b](http://c.d',
  ],
  injection: [
    'ignore ',
    'ignore all the previous ',
    'system:\n',
    '---',
    '<|',
    'what is your ',
    '忽略之前',
    'before you ',
  ],
  words: ['x y ', 'x  ', 'xy', '中', 'xy x '],
};

const finders: Readonly<Record<string, (text: string) => Finding[]>> = {
  pii: compilePii(Object.keys(piiKinds) as PiiKind[]),
  secrets: compileSecrets({ entropy: 4.2 }),
  urls: compileUrls({ allow: ['shop.example'] }),
  injection: findInjections,
  words: compileWords(['x', 'x y', 'x y x y x z', `${'x'.repeat(50)}y`, '中中中国']).findAll,
};

/** A detector that is quadratic needs minutes for one of these, and so fails by the time limit of a test. */
describe.each(Object.entries(finders))('1 MB of anything: %s', (name, find) => {
  test.each([...(units.any ?? []), ...(units[name] ?? [])])('%j', (unit) => {
    const text = unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE);
    expectSpansOf(text, find(text));
  });
});

const pieces = [
  ...new Set(Object.values(units).flat()),
  '://',
  'xn--80ak6aa92e',
  '4111 1111 1111 1111',
  'sk_live_',
  '=',
  '"',
  '>',
  '](',
  'ı',
  'İ',
];
const soup = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), {
  maxLength: 40,
});

describe.each(Object.entries(finders))('any text at all: %s', (_, find) => {
  test('is searched without a fault, and always alike', () => {
    fc.assert(
      fc.property(soup, (parts) => {
        const text = parts.join('');
        const findings = find(text);
        expectSpansOf(text, findings);
        expect(find(text)).toEqual(findings);
      }),
      { numRuns: 1000 },
    );
  });

  test('of 10 MB', () => {
    const text = pieces.join(' ').repeat(Math.ceil(1e7 / pieces.join(' ').length));
    expectSpansOf(text, find(text));
  }, 60_000);
});
