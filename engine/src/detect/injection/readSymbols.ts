import { folded, isUnspaced, UNSPACED } from './fold.ts';
import { marks } from './signal.ts';
import { addLetter, EMPTY_HASH, isWord, numberOf, type WordTable } from './wordTable.ts';

/** A text as one code unit for each of its words and marks, with the place of each in the text. */
export interface SymbolText {
  readonly symbols: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The first code unit of the private use area, which has room for 6400 words. */
const FIRST_SYMBOL = 0xe000;

/** The symbol of the word with this number. */
export function symbolOf(number: number): string {
  return String.fromCharCode(FIRST_SYMBOL + number);
}

/** Time linear in the text. */
export function readSymbols(text: string, table: WordTable): SymbolText {
  const read: Read = { text, table, symbols: '', last: '', starts: [], ends: [] };
  for (let at = 0; at < text.length; ) at = readNext(read, at);
  return read;
}

interface Read {
  readonly text: string;
  readonly table: WordTable;
  symbols: string;
  /** The last of the symbols: to look into a string that still grows takes time linear in it. */
  last: string;
  readonly starts: number[];
  readonly ends: number[];
}

/** Reads what begins at `at`, and returns where it ends. */
function readNext(read: Read, at: number): number {
  const code = read.text.charCodeAt(at);
  if (isLetter(code)) return readWord(read, at);
  if (code >= UNSPACED && isUnspaced(code)) return readUnspaced(read, at);
  return code === SPACE ? at + 1 : readMark(read, at);
}

const SPACE = 0x20;

function isLetter(code: number): boolean {
  return code < UNSPACED && folded[code] !== 0;
}

function put(read: Read, symbol: string, start: number, end: number): number {
  read.symbols += symbol;
  read.last = symbol;
  read.starts.push(start);
  read.ends.push(end);
  return end;
}

function readWord(read: Read, at: number): number {
  const { table, text } = read;
  let hash = EMPTY_HASH;
  let digits = 0;
  let end = at;
  for (let code = text.charCodeAt(end); isLetter(code); code = text.charCodeAt(++end)) {
    hash = addLetter(hash, folded[code] as number);
    if (code <= NINE) digits++;
  }
  const address = addressAt(text, at, end);
  if (address !== undefined) return put(read, address, at, endOfAddress(text, end));
  const number = numberOf(table, hash);
  if (number >= 0 && isWord(table.words[number] as string, text, at, end)) return put(read, symbolOf(number), at, end);
  return put(read, digits > 0 ? marks.number : marks.word, at, end);
}

/** The last of the digits, which come before all other letters. */
const NINE = 0x39;

function addressAt(text: string, start: number, end: number): string | undefined {
  const next = text.charCodeAt(end);
  if (next === 0x3a && text.startsWith('://', end)) return marks.url;
  if (next === 0x40 && isLetter(text.charCodeAt(end + 1))) return marks.mail;
  return next === 0x2e && end - start === 3 && text.startsWith('www', start) ? marks.url : undefined;
}

/** Up to white space, without the mark that closes the sentence. */
function endOfAddress(text: string, from: number): number {
  let end = from;
  while (end < text.length && !/[\s<>"')\]]/.test(text[end] as string)) end++;
  while (end > from + 1 && /[.,;:!?]/.test(text[end - 1] as string)) end--;
  return end;
}

/** The longest word of the lexicon that begins here; else a letter, of which every third one stands for a word. */
function readUnspaced(read: Read, at: number): number {
  const { table, text } = read;
  let longest = -1;
  let end = at;
  let hash = EMPTY_HASH;
  for (let next = at; next < at + LONGEST_UNSPACED && isUnspaced(text.charCodeAt(next)); next++) {
    hash = addLetter(hash, text.charCodeAt(next));
    const number = numberOf(table, hash);
    if (number < 0 || !text.startsWith(table.words[number] as string, at)) continue;
    longest = number;
    end = next + 1;
  }
  if (longest >= 0) return put(read, symbolOf(longest), at, end);
  return at % LETTERS_PER_WORD === 0 ? put(read, marks.word, at, at + 1) : at + 1;
}

const LONGEST_UNSPACED = 10;
const LETTERS_PER_WORD = 3;

function readMark(read: Read, at: number): number {
  const { last, text } = read;
  if (text.startsWith('```', at)) return put(read, marks.fence, at, at + 3);
  const symbol = symbolOfMark(text, at);
  // A mark means the same twice, and a line ends with its sentence.
  if (symbol === undefined || symbol === last || (symbol === marks.line && last === marks.sentence)) return at + 1;
  return put(read, symbol, at, at + 1);
}

function symbolOfMark(text: string, at: number): string | undefined {
  const symbol = markOf.get(text.charCodeAt(at));
  if (symbol === marks.line && /^\r?\n/.test(text.slice(at + 1, at + 3))) return marks.sentence;
  // A dot in `3.5` or `shop.example` ends no sentence.
  return symbol === marks.sentence && isLetter(text.charCodeAt(at + 1)) ? undefined : symbol;
}

const markOf: ReadonlyMap<number, string> = new Map(
  Object.entries({
    [marks.line]: '\n',
    [marks.colon]: ':：',
    [marks.comma]: ',;()[]{}<>–—，、；*#|=~/\\',
    [marks.quote]: '"“”„«»「」『』',
    [marks.sentence]: '.!?。！？।؟…',
  }).flatMap(([symbol, characters]) => [...characters].map((character) => [character.charCodeAt(0), symbol] as const)),
);
