import { FOLD_CASE, type Instruction, type PatternProgram, reachedUnread } from './patternProgram.ts';

/** Whether a match of a pattern may begin somewhere in a text. It may be wrong where it says so, never where it denies it. */
export type MayBegin = (text: string) => boolean;

/**
 * What all matches of a pattern begin with, for a look that is quicker than the automaton: those of
 * `(?i)\b(?:show|reveal) me\b` with `show m` or `reveal`, each letter large or small. Undefined where that tells little:
 * where a match may begin with fewer than two characters that are known, or in too many ways.
 *
 * The look is a regular expression of JavaScript without repetitions, and so takes time linear in the text. re2js has such
 * a look, but not for patterns that ignore case, as most do that authors write.
 */
export function beginningsOf(program: PatternProgram): MayBegin | undefined {
  let found: string | undefined;
  for (let length = shortest; length <= longest; length++) {
    const ways = waysFrom(program, program.start, { length, left: { characters: mostCharacters } });
    if (ways === undefined) break;
    found = ways;
  }
  if (found === undefined) return undefined;
  const beginning = new RegExp(found);
  return (text) => beginning.test(text);
}

const shortest = 2;
const longest = 6;

/** In the regular expression as a whole. */
const mostCharacters = 200;

interface Wanted {
  /** How many characters of each beginning. */
  readonly length: number;
  /** What all ways may have together. */
  readonly left: { characters: number };
}

/** The ways on from a state, as a regular expression; undefined where one is not so long, or they are too many. */
function waysFrom(program: PatternProgram, state: number, { length, left }: Wanted): string | undefined {
  if (length === 0) return '';
  const { readers, isEnd } = reachedUnread(program, state);
  if (isEnd) return undefined;
  const ways: string[] = [];
  for (const reader of readers) {
    const character = characterOf(reader);
    left.characters -= 1;
    if (character === undefined || left.characters < 0) return undefined;
    const rest = waysFrom(program, reader.out, { length: length - 1, left });
    if (rest === undefined) return undefined;
    ways.push(character + rest);
  }
  return ways.length === 1 ? ways[0] : `(?:${ways.join('|')})`;
}

/** More at one place tell texts apart too little. */
const mostAtPlace = 16;

/** The characters that are read, as a class of a regular expression; undefined for many, and where one takes two code units. */
function characterOf({ runes, arg }: Instruction): string | undefined {
  const [first] = Array.from(runes);
  if (runes.length === 1 && first !== undefined)
    return (arg & FOLD_CASE) === 0 ? classOf([first, first]) : foldedClass(first);
  return classOf(Array.from(runes));
}

function classOf(ranges: readonly number[]): string | undefined {
  let count = 0;
  let text = '';
  for (let i = 0; i + 1 < ranges.length; i += 2) {
    const [from = 0, to = 0] = [ranges[i], ranges[i + 1]];
    count += to - from + 1;
    if (to > 0xffff || count > mostAtPlace) return undefined;
    text += from === to ? escaped(from) : `${escaped(from)}-${escaped(to)}`;
  }
  return text === '' ? undefined : `[${text}]`;
}

/** Beside the small and the large letter, `k` has the sign of Kelvin, and `s` the long s. Letters beyond ASCII have more. */
function foldedClass(rune: number): string | undefined {
  if (rune > 0x7f) return undefined;
  const letter = String.fromCharCode(rune);
  const forms = [...new Set([letter.toLowerCase(), letter.toUpperCase()])].map((form) => form.charCodeAt(0));
  const more = { k: [0x212a], s: [0x17f] }[letter.toLowerCase()] ?? [];
  return classOf([...forms, ...more].flatMap((form) => [form, form]));
}

const escaped = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;
