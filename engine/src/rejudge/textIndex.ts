import { foldCase } from '../detect/wordSymbols.ts';
import type { Need } from './needs.ts';
import type { Texts } from './texts.ts';

/**
 * Which of many exchanges may hold a text: for each of some thousand sets of three letters, a bit for each exchange that
 * has one of the set. It may be wrong where it says that one may hold it, never where it passes over.
 */
export interface TextIndex {
  add(item: number, texts: Texts): void;
  /** The exchanges that may have what is needed, ascending; undefined for all. */
  find(need: Need): Int32Array | undefined;
}

/** 25 MB for 100,000 exchanges. A text of 500 characters has some 350 of them: a letter triple leaves one text of six. */
const SETS = 2048;

export function createTextIndex(size: number): TextIndex {
  const length = Math.ceil(size / 32);
  const bits = new Uint32Array(SETS * length);
  return {
    add(item, { raw, decoded, words }) {
      const at = item >> 5;
      const bit = 1 << (item & 31);
      const mark = (set: number): void => {
        bits[set * length + at] = (bits[set * length + at] ?? 0) | bit;
      };
      for (const texts of [raw, decoded, words]) for (const text of texts) eachSet(indexFold(text), mark);
    },
    find(need) {
      const found = search(need, { bits, length });
      return found && numbersOf(found, size);
    },
  };
}

/** Letters that a pattern may take for each other, as one. */
const indexFold = (text: string): string => foldCase(text).replaceAll('ſ', 's');

/** The sets that the triples of a text are in. What is not ASCII is left out: patterns fold it in ways of their own. */
function eachSet(folded: string, action: (set: number) => void): void {
  let triple = 0;
  let known = 0;
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i);
    known = unit < 0x80 ? known + 1 : 0;
    triple = ((triple << 7) | unit) & 0x1fffff;
    if (known >= 3) action(Math.imul(triple, 0x9e3779b1) >>> 21);
  }
}

interface Bits {
  readonly bits: Uint32Array;
  readonly length: number;
}

function search(need: Need, index: Bits): Uint32Array | undefined {
  switch (need.kind) {
    case 'text':
      return searchText(need.text, index);
    case 'all': {
      const found = need.of.map((each) => search(each, index)).filter((each) => each !== undefined);
      return found.length === 0 ? undefined : found.reduce((a, b) => a.map((word, i) => word & (b[i] ?? 0)));
    }
    case 'any': {
      const found = need.of.map((each) => search(each, index));
      if (!found.every((each) => each !== undefined)) return undefined;
      return found.reduce((a, b) => a.map((word, i) => word | (b[i] ?? 0)), new Uint32Array(index.length));
    }
  }
}

function searchText(text: string, { bits, length }: Bits): Uint32Array | undefined {
  const sets = new Set<number>();
  eachSet(indexFold(text), (set) => sets.add(set));
  if (sets.size === 0) return undefined;
  const found = new Uint32Array(length).fill(0xffffffff);
  for (const set of sets) {
    const start = set * length;
    for (let i = 0; i < length; i++) found[i] = (found[i] ?? 0) & (bits[start + i] ?? 0);
  }
  return found;
}

function numbersOf(words: Uint32Array, size: number): Int32Array {
  const numbers: number[] = [];
  for (let at = 0; at < words.length; at++)
    for (let rest = words[at] ?? 0; rest !== 0; rest &= rest - 1) {
      const number = at * 32 + 31 - Math.clz32(rest & -rest);
      if (number < size) numbers.push(number);
    }
  return Int32Array.from(numbers);
}
