import { describe, test } from 'vitest';
import type { Finding } from '../../src/detect/finding.ts';
import { findInjections } from '../../src/detect/injection.ts';
import { findPii, type PiiKind, piiKinds } from '../../src/detect/pii.ts';
import { findSecrets } from '../../src/detect/secrets.ts';
import { judgeUrls } from '../../src/detect/urls.ts';
import { compileWords } from '../../src/detect/wordList.ts';
import { expectSpansOf } from './marked.ts';

const SIZE = 1e6;

/** What makes a detector go back to where it has been; beside text that is like no detector's. */
const units: Readonly<Record<string, readonly string[]>> = {
  any: ['a', 'a ', ' ', '.', '@', '1', '-', 'é', '\ud83d', 'http://', '\n'],
  pii: ['1 ', '1-', '4111 ', '+1', '+44 20 7946 0958 ', 'a@', 'x@a.', '1.', 'a:', 'DE89 ', 'call 1234567 ', '(1) '],
  secrets: [
    'sk-proj-',
    'eyJxxxxxxxxxx-',
    'eyJxxxxxxxxxx.',
    '://a:',
    '-----BEGIN PRIVATE KEY-----',
    'password=',
    'token is ',
  ],
  urls: ['a.', '://', 'x://', 'http://x.y/(', 'www.', 'mailto:', 'http:\\', 'https:bbbbbb', 'a.com ', '.!'],
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
  words: ['x y ', 'x  ', 'xy', '中'],
};

const finders: Readonly<Record<string, (text: string) => Finding[]>> = {
  pii: (text) => findPii(text, Object.keys(piiKinds) as PiiKind[]),
  secrets: findSecrets,
  urls: (text) => judgeUrls(text, { allow: ['shop.example'] }),
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
