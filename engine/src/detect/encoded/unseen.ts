import { around, type Piece, written } from './piece.ts';

/** So many characters in a row that do not show are a message, wherever they stand. */
const MESSAGE = 8;

/** Whether characters that do not show part a word, or are a message themselves. A soft hyphen parts syllables. */
export function partsWord(piece: Piece): boolean {
  const run = written(piece);
  if (run.length >= MESSAGE) return true;
  const { before, after } = around(piece, 2);
  if (!wordEnd.test(before) || !wordStart.test(after)) return false;
  return run !== '\u00ad' || /^(?:.?[^\p{L}])?\p{L}$/u.test(before) || /^\p{L}(?:\P{L}|$)/u.test(after);
}

/** Of scripts that put spaces between words: where there are none, such characters tell where a line may break. */
const letter =
  '(?![\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}\\p{sc=Tibt}\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}])[\\p{L}\\p{Nd}]';
const wordEnd = new RegExp(`${letter}$`, 'u');
const wordStart = new RegExp(`^${letter}`, 'u');

/** An override, or an embedding from right to left in a text that has no letters of such a script; or a mark in a word. */
export function turnsLeftToRightText(piece: Piece): boolean {
  const run = written(piece);
  if (/[\u202d\u202e]/.test(run)) return true;
  if (/[\u202b\u2067]/.test(run) && !rightToLeft.test(piece.text)) return true;
  const { before, after } = around(piece, 1);
  return /[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(after);
}

const rightToLeft = /[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/u;
