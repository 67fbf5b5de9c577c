import { letterOf, pairWeight } from './letterPairs.ts';

/**
 * Whether what bytes decode to was meant as text. Bytes that are valid and printable by chance are short or have few
 * letters: a hash, a key or an image gives no text.
 */
export function looksLikeText(text: string): boolean {
  const wordy = text.length - text.replace(/[\p{L}\p{M}\p{Nd}\p{Cf}\s]+/gu, '').length;
  if (text.length >= LONG) return wordy >= 0.4 * text.length;
  const plain = text.normalize('NFKC').replace(/\p{Cf}+/gu, '');
  if (another.test(plain)) return true;
  return text.length >= SHORTEST && wordy >= 0.8 * text.length && readsLikeWords(plain);
}

/** In code units. Of the 256 bytes, 12 by chance are all printable once in 10^5 times; other codes may lie within. */
const LONG = 12;
const SHORTEST = 4;

/** Another encoding: as rare by chance. */
const another = /^[A-Za-z\d+/_-]{6,}={0,2}$(?<=.{8})/;

/** A mean of the weights of pairs; that of random letters is below 2, that of words above 4. */
const LEAST_MEAN = 3.5;

/** Whether letters follow one another as they do in words of some languages in Latin letters. */
export function readsLikeWords(text: string): boolean {
  if (/\p{Nd}/u.test(text)) return false;
  let sum = 0;
  let pairs = 0;
  let before = -1;
  for (let i = 0; i < text.length; i++) {
    const letter = letterOf(text.charCodeAt(i));
    if (letter >= 0 && before >= 0) {
      sum += pairWeight(before, letter);
      pairs++;
    }
    before = letter;
  }
  // Several bytes that are one letter of another script are no chance.
  return pairs === 0 ? /^[^\0-\x7f]{2}/.test(text) : sum >= LEAST_MEAN * pairs;
}
