import { folded, isUnspaced, UNSPACED } from './fold.ts';
import { addLetter, EMPTY_HASH, numberOf, type WordTable } from './wordTable.ts';

/** The cues that the words of a text give. Words are told apart by a hash: there may be cues too many, never too few. */
export interface Cues {
  /** By cue: 1 where the text has it. */
  readonly found: Uint8Array;
  /** Which of the `frameMarks` the text has: a bit for each, the first one lowest. */
  readonly frames: number;
}

export type FindCues = (text: string) => Cues;

export interface CueSources {
  readonly words: WordTable;
  /** By the number of the word. */
  readonly cues: readonly (readonly number[])[];
  /** By mark, as phrases name it: `{url}`. */
  readonly markCues: ReadonlyMap<string, readonly number[]>;
}

/** One pass over the code units of a text. */
export function buildCueFinder({ cues, markCues, words }: CueSources): FindCues {
  const count = 1 + Math.max(0, ...cues.flat(), ...[...markCues.values()].flat());
  const byCode = new Map([...cuesByStart(words.words, cues), ...cuesByMark(markCues)]);
  const note = notesOf(cues);
  return (text) => {
    const found = new Uint8Array(count);
    let frames = 0;
    let hash = EMPTY_HASH;
    let previous = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const letter = code < UNSPACED ? (folded[code] as number) : 0;
      if (letter !== 0) {
        hash = addLetter(hash, letter);
        continue;
      }
      if (hash !== EMPTY_HASH) note(numberOf(words, hash), found);
      hash = EMPTY_HASH;
      if (code === SPACE) continue;
      for (const cue of byCode.get(code) ?? []) found[cue] = 1;
      frames |= frameBit(code, previous);
      previous = code;
    }
    if (hash !== EMPTY_HASH) note(numberOf(words, hash), found);
    return { found, frames };
  };
}

const SPACE = 0x20;

/** What the frame of a chat is made of; `-` stands for two or more in a row of `-`, `=`, `*`, `%`, `~`, `#` or `_`. */
export const frameMarks = ['<', '[', '#', ':', '-'] as const;
export type FrameMark = (typeof frameMarks)[number];

export function bitOf(mark: FrameMark): number {
  return 1 << frameMarks.indexOf(mark);
}

function frameBit(code: number, previous: number): number {
  if (code === 0x3a) return COLON;
  if (code === 0x3c) return ANGLE;
  if (code === 0x5b) return BRACKET;
  const row = code === previous && ROW.includes(code) ? bitOf('-') : 0;
  return code === 0x23 ? row | HASH : row;
}

const COLON = bitOf(':');
const ANGLE = bitOf('<');
const BRACKET = bitOf('[');
const HASH = bitOf('#');
const ROW = [...'-=*%~#_'].map((mark) => mark.charCodeAt(0));

/** A code unit that the mark has, whatever else it may be part of. */
const markSigns: Readonly<Record<string, string>> = {
  '{url}': '/',
  '{mail}': '@',
  '{fence}': '`',
  '{colon}': ':：',
  '{quote}': '"“”„«»「」『』',
};

function cuesByMark(markCues: CueSources['markCues']): readonly (readonly [number, readonly number[]])[] {
  return Object.entries(markSigns).flatMap(([mark, signs]) =>
    [...signs].map((sign) => [sign.charCodeAt(0), markCues.get(mark) ?? []] as const),
  );
}

/** Marks the cues of a word as found. One flat list for all words is faster to read than a list for each. */
function notesOf(cues: readonly (readonly number[])[]): (word: number, found: Uint8Array) => void {
  const flat = Uint16Array.from(cues.flat());
  const ends = new Int32Array(cues.length + 1);
  for (const [word, list] of cues.entries()) ends[word + 1] = (ends[word] as number) + list.length;
  return (word, found) => {
    if (word < 0) return;
    const end = ends[word + 1] as number;
    for (let i = ends[word] as number; i < end; i++) found[flat[i] as number] = 1;
  };
}

/** By first letter: the cues of all words that are looked for inside runs of letters. */
function cuesByStart(
  words: readonly string[],
  cues: readonly (readonly number[])[],
): ReadonlyMap<number, readonly number[]> {
  const starts = new Map<number, number[]>();
  for (const [number, word] of words.entries()) {
    const start = word.charCodeAt(0);
    if (isUnspaced(start)) starts.set(start, [...(starts.get(start) ?? []), ...(cues[number] ?? [])]);
  }
  return starts;
}
