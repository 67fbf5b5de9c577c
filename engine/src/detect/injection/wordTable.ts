import { folded } from './fold.ts';

/**
 * A set of words that is looked up by a running hash, without making a string of every word of a text. The number of a
 * word is its place in the list.
 */
export interface WordTable {
  readonly words: readonly string[];
  readonly mask: number;
  readonly hashes: Int32Array;
  /** By place: the number of the word with this hash, `FREE` where there is none. */
  readonly numbers: Int32Array;
}

const FREE = -1;

/** FNV-1a (Fowler, Noll, Vo), 32 bits. Start with this, and `addLetter` each folded letter. */
export const EMPTY_HASH = 0x811c9dc5 | 0;

export function addLetter(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, 0x01000193);
}

/** Open addressing, at most an eighth full. */
export function buildWordTable(words: readonly string[]): WordTable {
  const size = 2 ** Math.ceil(Math.log2(words.length * 8));
  const hashes = new Int32Array(size);
  const table = { words, mask: size - 1, hashes, numbers: new Int32Array(size).fill(FREE) };
  for (const [number, word] of words.entries()) {
    const hash = hashOf(word);
    const place = placeOf(table, hash);
    table.hashes[place] = hash;
    table.numbers[place] = number;
  }
  return table;
}

/** The number of a word that has this hash, or a negative number. The word may be another one: `isWord` tells. */
export function numberOf(table: WordTable, hash: number): number {
  return table.numbers[placeOf(table, hash)] as number;
}

/** Whether the letters of the text from `start` to `end` are this word. */
export function isWord(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (folded[text.charCodeAt(start + i)] !== word.charCodeAt(i)) return false;
  return true;
}

function placeOf({ hashes, mask, numbers }: WordTable, hash: number): number {
  let place = (hash ^ (hash >>> 15)) & mask;
  while (numbers[place] !== FREE && hashes[place] !== hash) place = (place + 1) & mask;
  return place;
}

function hashOf(word: string): number {
  let hash = EMPTY_HASH;
  for (let i = 0; i < word.length; i++) hash = addLetter(hash, word.charCodeAt(i));
  return hash;
}
