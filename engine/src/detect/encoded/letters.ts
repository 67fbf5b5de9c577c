import { type Piece, written } from './piece.ts';

/** Whether a word of look-alike letters is a disguise: not a symbol in a formula, a spelling of sounds, or Turkish. */
export function isDisguise(piece: Piece): boolean {
  const word = written(piece);
  if (!/^[A-Za-z\d]{3,}$/.test(piece.shown)) return false;
  const foreign = word.replace(/\p{sc=Latn}|\P{L}/gu, '');
  if (foreign === word) return word.length >= WHOLE && !loose.test(word);
  if (foreign === '') return word.replace(orthographic, '').length >= SPELT;
  return /\P{sc=Grek}/u.test(foreign) || foreign.length > 1 || /[a-z]\p{sc=Grek}[a-z]/u.test(word);
}

/** A short word of another script may be quoted, or one whose letters are only somewhat alike: `кот`, `рост`. */
const WHOLE = 4;
const loose = /[кмтвнпεκτωη]/;

/** So many small capitals and the like are no spelling of sounds, which mixes them with plain letters. */
const SPELT = 3;
/** Plain letters, and those that Turkish and African orthographies use. */
const orthographic = /[A-Za-zıɩɣɑɡ]/g;

/** Whether a word is in another style; East Asian texts write Latin letters in full width. */
export function isStyledWord(piece: Piece): boolean {
  if (!/[A-Za-z]{3}/.test(piece.shown)) return false;
  return !/^[\uff00-\uffef]+$/.test(written(piece)) || !eastAsian.test(piece.text);
}

const eastAsian = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;
