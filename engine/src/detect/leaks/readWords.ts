import type { Span } from '../finding.ts';

/** A word at its place, without case and accents. */
export interface Word extends Span {
  readonly word: string;
  /** 1 for a word; less for a letter of a script without spaces. */
  readonly weight: number;
}

const unspaced = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
const letter = String.raw`[\p{L}\p{N}\p{M}]`;
const WORD = new RegExp(`[${letter}&&${unspaced}]|[${letter}--${unspaced}]+`, 'gv');
const UNSPACED = new RegExp(`^${unspaced}`, 'v');

/** A word of Chinese has about two letters (of Thai more, which only makes a run need more of it). */
const UNSPACED_WEIGHT = 0.5;

/** The words of a text; punctuation and white space do not count. Time linear in the text. */
export function* readWords(text: string): Generator<Word> {
  for (const match of text.matchAll(WORD)) {
    const [found] = match;
    const weight = !isAscii(found) && UNSPACED.test(found) ? UNSPACED_WEIGHT : 1;
    yield { word: fold(found), weight, start: match.index, end: match.index + found.length };
  }
}

function fold(word: string): string {
  if (isAscii(word)) return word.toLowerCase();
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 0x7f) return false;
  return true;
}
