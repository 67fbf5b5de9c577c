import { describe, expect, test } from 'vitest';
import { english } from '#engine/answer/languages/english.ts';

/** Sentences that decline, one or more for each way to do so. */
const declining = [
  "i can't help with that",
  'i cannot and will not provide it',
  'i cant say',
  'i am unable to comply',
  'i am prohibited from sharing',
  'i am forbidden from sharing',
  'i am restricted from sharing',
  'i am prevented from sharing',
  'i am barred from sharing',
  'i refuse to answer',
  'i decline to answer',
  'i do not have permission to share',
  'i would never promote',
  'i have no intention to assist',
  'i will pass on',
  'i must say no.',
  'i must refrain from',
  'i abstain from',
  'i would rather not answer',
  "i'd prefer to talk",
  'i can only help',
  'nope, my answer is no',
  'request denied',
  'request refused',
  "let's talk about something else",
  'our policy prohibits refunds',
  'our rules prevent it',
  'our terms forbid it',
  'this is beyond my capabilities',
  'this is outside what i do',
  'it goes against my guidelines',
  'that is nothing i can do',
  'your request violates',
  'the request was blocked',
  'the message has been flagged',
  'it is inappropriate for me to',
  'it would be unethical for me to',
  'it is wrong for me to',
  'it is irresponsible for me to',
];

describe('the quick look at a sentence', () => {
  test.each(declining)('sees %s', (sentence) => {
    expect(english.mayDecline.test(sentence)).toBe(true);
  });

  test('hides nothing: without a word that it looks for, no sentence declines', () => {
    const words = new RegExp(english.mayDecline.source, 'g');
    const bare = declining.map((sentence) => sentence.replace(words, ''));
    expect(bare.filter((sentence) => english.declines.test(sentence))).toEqual([]);
    expect(declining.filter((sentence) => english.declines.test(sentence)).length).toBeGreaterThan(30);
  });

  test('spares an ordinary answer', () => {
    expect(english.mayDecline.test('your parcel is on its way and arrives on friday.')).toBe(false);
  });
});
