import { lookAlikes } from './lookAlikes.ts';
import type { Change } from './view.ts';

/**
 * Words in look-alike letters, in those of ASCII: words that mix scripts (`pаypal` with a Cyrillic `а`), and in a text
 * that is mostly in Latin letters, words of look-alikes alone. A word with a letter that is like none, as nearly every
 * word of a Russian or Greek text has, stays. Time linear in the text.
 */
export function readHomoglyphs(text: string): Change[] {
  if (!alike.test(text)) return [];
  const isLatin = isMostlyLatin(text);
  return [...text.matchAll(words)].flatMap(({ 0: word, index }) => {
    if (!alike.test(word) || !isDisguised(word, isLatin)) return [];
    const shown = word.replace(alikes, (letter) => lookAlikes.get(letter) ?? letter);
    return [{ start: index, end: index + word.length, shown, hiding: 'homoglyph' as const, aligned: true }];
  });
}

const alike = new RegExp(`[${[...lookAlikes.keys()].join('')}]`);
const alikes = new RegExp(alike.source, 'g');
const words = /[\p{L}\p{M}\p{Nd}]+/gu;

function isDisguised(word: string, isLatin: boolean): boolean {
  const others = word.replace(alikes, '').replace(/\P{L}/gu, '');
  if (!/^\p{sc=Latn}*$/u.test(others)) return false;
  return isLatin || /[A-Za-z]/.test(others);
}

function isMostlyLatin(text: string): boolean {
  const letters = text.replace(/\P{L}+/gu, '');
  return letters.replace(/\p{sc=Latn}+/gu, '').length < letters.length / 2;
}
