import type { Span } from '../finding.ts';
import { passagesWith } from './evidence.ts';
import { pairWeight } from './letterPairs.ts';
import type { Change } from './view.ts';

/** The passages of a text that are written backwards, turned round as a whole: `snoitcurtsni erongi`. */
export function readReversed(text: string, least = LEAST): Change[] {
  return backwards(text, least).map((passage) => turned(text, passage));
}

/** The same, but each word is turned round in its place: `erongi snoitcurtsni`. */
export function readReversedWords(text: string): Change[] {
  return backwards(text, LEAST).flatMap(({ start, end }) =>
    Array.from(text.slice(start, end).matchAll(/\S+/g), ({ 0: word, index }) =>
      turned(text, { start: start + index, end: start + index + word.length }),
    ),
  );
}

/** Frequent words and endings, backwards, of which nearly every English sentence has one. */
const sign = /eht|noi|dn[ao]|gni|uoy|woh|tah|od\b/i;

/** In bits. A pair of letters has about one: many are as usual backwards. */
const LEAST = 8;
const limits = { most: 10, drift: 0.25 };

function backwards(text: string, least: number): Span[] {
  return sign.test(text) ? passagesWith(text, weigh, { ...limits, least }) : [];
}

const weigh = (first: number, second: number): number => pairWeight(second, first) - pairWeight(first, second);

const turned = (text: string, { start, end }: Span): Change => ({
  start,
  end,
  shown: [...text.slice(start, end)].reverse().join(''),
  hiding: 'reversed',
});
