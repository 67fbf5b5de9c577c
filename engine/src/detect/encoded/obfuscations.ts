import type { Hiding } from '../views/hiding.ts';
import { readsLikeWords } from '../views/looksLikeText.ts';
import { readReversed } from '../views/reversed.ts';
import { readRot13 } from '../views/rot13.ts';
import { isDisguise, isStyledWord } from './letters.ts';
import { type Piece, written } from './piece.ts';
import { partsWord, turnsLeftToRightText } from './unseen.ts';

/** The ways to hide a text that are looked for: unusual white space is none of them. */
export type EncodedKind = Exclude<Hiding, 'whitespace'>;

type IsObfuscation = (piece: Piece) => boolean;

const always: IsObfuscation = () => true;

/** By kind: whether a piece is one that an ordinary text would not have written so. */
export const obfuscations: Readonly<Record<EncodedKind, IsObfuscation>> = {
  base64: (piece) => !isTokenPart(piece),
  hex: (piece) => /[A-Fa-f]/.test(written(piece)) || readsLikeWords(piece.shown),
  binary: always,
  percent: encodesLetters,
  html: encodesLetters,
  escape: encodesLetters,
  rot13: (piece) => isAscii(written(piece)) && readRot13(written(piece), SURE_BITS).length > 0,
  reversed: (piece) => isAscii(written(piece)) && readReversed(written(piece), SURE_BACKWARDS).length > 0,
  leetspeak: (piece) => leetWord.test(written(piece)) && readsLikeWords(piece.shown),
  spaced: ({ shown }) => shown.length >= 5 && /^[\p{Ll}\p{Lu}]+$/u.test(shown) && readsLikeWords(shown),
  zero_width: partsWord,
  bidi: turnsLeftToRightText,
  tag: always,
  variation: always,
  homoglyph: isDisguise,
  styled: isStyledWord,
  marks: (piece) => written(piece).length - piece.shown.normalize('NFD').length >= 3,
};

/** In bits: some three words of ROT13, some four backwards. A name or a number by chance has less. */
const SURE_BITS = 24;
const SURE_BACKWARDS = 22;

/** With other letters, it is in a language whose words nobody has counted here. */
function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}

/** A JSON Web Token is JSON in base64, between full stops. */
function isTokenPart({ shown, text, start, end }: Piece): boolean {
  return shown.startsWith('{"') && (text[start - 1] === '.' || text[end] === '.');
}

/** Letters and digits of ASCII need no code in any of these: what a tool encodes is the rest. */
function encodesLetters({ shown }: Piece): boolean {
  return /[A-Za-z\d].*[A-Za-z\d]/s.test(shown);
}

/** Signs for letters in two places before or between letters: with one, it may be the name of a thing (`M4A`, `win32`). */
const leetWord =
  /^(?=.{5,20}$)(?!.*\d{4})(?=[^A-Z]*$|[^a-z]*$)(?![!|+])[A-Za-z]*[^A-Za-z]{1,3}[A-Za-z]+[^A-Za-z]{1,3}[A-Za-z]/;
