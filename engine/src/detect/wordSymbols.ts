/** The symbols at the two edges of a word; beyond the code units, which stand for themselves. */
export const WORD_BEGINS = 0x10000;
export const WORD_ENDS = 0x10001;

const SPACE = 0x20;

/** Folds case without moving an offset: `İ` is the one character whose lower case has another length. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  const aligned = lower.length === text.length ? lower : text.replaceAll('İ', 'i').toLowerCase();
  return aligned.replaceAll('ς', 'σ');
}

/** Takes the symbol that is read up to `end`; the answer is whether to read on. */
export type TakeSymbol = (symbol: number, end: number) => boolean;

/**
 * Reads a folded text from an offset on as symbols: its code units, one space for each run of white space, and the
 * edges of words. Within a word nothing begins. Stops where `take` says so, and gives the offset to go on from.
 */
export function readSymbols(folded: string, from: number, take: TakeSymbol): number {
  let before = from > 0 ? kindOf(folded.charCodeAt(from - 1)) : LONE;
  for (let offset = from; offset < folded.length; offset++) {
    const unit = folded.charCodeAt(offset);
    const kind = kindOf(unit);
    if (before === WORD && kind === WORD && offset === from) return from + 1;
    if (before === WORD && kind !== WORD && offset > from && !take(WORD_ENDS, offset)) return offset;
    if (before !== WORD && kind === WORD) take(WORD_BEGINS, offset);
    const isRepeatedSpace = before === SPACES && kind === SPACES;
    if (!isRepeatedSpace && !take(kind === SPACES ? SPACE : unit, offset + 1)) return offset + 1;
    before = kind;
  }
  if (before === WORD) take(WORD_ENDS, folded.length);
  return folded.length;
}

export function symbolsOf(folded: string): number[] {
  const symbols: number[] = [];
  readSymbols(folded, 0, (symbol) => symbols.push(symbol) > 0);
  return symbols;
}

export function isSpace(unit: number): boolean {
  return kindOf(unit) === SPACES;
}

const WORD = 1;
const SPACES = 2;
/** Neither: punctuation, half an astral character, a character of a script without spaces. */
const LONE = 3;
type UnitKind = typeof WORD | typeof SPACES | typeof LONE;

const spaces = /\s/;
/** Marks too, which belong to the letter before them. */
const wordCharacters = /[\p{L}\p{N}\p{M}]/u;
/** Scripts whose words are not parted by spaces, or, in Korean, take endings: there a phrase may stand within a word. */
const unspacedScripts =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

/** What has been looked up so far, by code unit: the classes above are too slow to ask for each character anew. */
const knownKinds = new Uint8Array(0x10000);

function kindOf(unit: number): UnitKind {
  const known = knownKinds[unit];
  if (known === WORD || known === SPACES || known === LONE) return known;
  const kind = lookUpKind(String.fromCharCode(unit));
  knownKinds[unit] = kind;
  return kind;
}

function lookUpKind(character: string): UnitKind {
  if (spaces.test(character)) return SPACES;
  return wordCharacters.test(character) && !unspacedScripts.test(character) ? WORD : LONE;
}
