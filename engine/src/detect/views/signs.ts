/** What a text may hide, as a set of bits: what is not in it need not be looked for. */
export const sign = {
  /** A character beyond ASCII, or a control character. */
  unusual: 1,
  /** `%6`, `&#`, `&a`, `\u`. */
  escape: 2,
  /** A digit after a letter or a capital after a small letter, as in base64 and in most hexadecimal strings. */
  code: 4,
  /** A digit and a hexadecimal digit that is none: `6e`. */
  hex: 8,
  /** Several blanks, or a tab. */
  gap: 16,
  /** A letter after a digit or another sign that may stand for a letter. */
  leetspeak: 32,
  /** Letters that follow one another in ROT13, and next to never in the languages themselves. */
  rot13: 64,
  /** Letters that follow one another in texts written backwards, and seldom in others. */
  reversed: 128,
  /** Eight digits in a row. */
  number: 256,
} as const;

/** The signs of hidden text in a text, in one pass: bits of `sign`. */
export function signsIn(text: string): number {
  let signs = 0;
  let before = BREAK;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const kind = kinds[text.charCodeAt(i)] ?? UNUSUAL;
    signs |= pairSigns[(before << 6) | kind] ?? 0;
    before = kind;
    digits = kind === DIGIT ? digits + 1 : 0;
    if (digits === 8) signs |= sign.number;
  }
  return signs;
}

// Kinds of characters: 0 for `a` to 25 for `z`, 26 for `A` to 51 for `Z`, and these. All fit into six bits.
const DIGIT = 52;
const BLANK = 53;
const TAB = 54;
const BREAK = 55;
const LEET = 56;
const PERCENT = 57;
const AMPERSAND = 58;
const BACKSLASH = 59;
const HASH = 60;
const OTHER = 61;
const UNUSUAL = 62;

const listedKinds: readonly (readonly [number, string])[] = [
  [DIGIT, '0123456789'],
  [BLANK, ' '],
  [TAB, '\t'],
  [BREAK, '\n\r'],
  [LEET, '@$!|+'],
  [PERCENT, '%'],
  [AMPERSAND, '&'],
  [BACKSLASH, '\\'],
  [HASH, '#'],
  [OTHER, '"\'()<>=?:;[]^`{}~.,_*/-'],
];

const small = range(0, 26);
const capital = range(26, 52);
const letters = [...small, ...capital];
const shown = [...letters, DIGIT, LEET, PERCENT, AMPERSAND, BACKSLASH, HASH, OTHER];

/** By code unit. */
const kinds = new Uint8Array(0x10000).fill(UNUSUAL);
for (const [kind, characters] of listedKinds) for (const character of characters) kinds[character.charCodeAt(0)] = kind;
for (const letter of small) kinds[0x61 + letter] = letter;
for (const letter of capital) kinds[0x41 - 26 + letter] = letter;

const listedSigns: readonly (readonly [number, readonly number[], readonly number[]])[] = [
  [sign.unusual, range(0, 64), [UNUSUAL]],
  [sign.escape, [PERCENT], [...letters, DIGIT]],
  [sign.escape, [AMPERSAND], [...letters, HASH]],
  [sign.escape, [BACKSLASH], shown],
  [sign.code, letters, [DIGIT]],
  [sign.code, small, capital],
  [sign.hex, [DIGIT], [...range(0, 6), ...range(26, 32)]],
  [sign.gap, [BLANK], [BLANK]],
  [sign.gap, range(0, 64), [TAB]],
  [sign.leetspeak, [DIGIT, LEET], letters],
];

/** Pairs of letters that are frequent in the ROT13 of seven languages, and not once in 55,000 pairs of their own. */
const rot13Pairs = 'gv qv vg qr vb yv gb zr qn vp pb fg bf vt vf rq vq yy bz vn qb zn zv bq vw vy vz bh';

/** `the`, `and`, `ch`, `sh`, `ck`, `ent`, `ing`, `ly`, `tion`, backwards. */
const reversedPairs = 'eh dn hc hs kc tn gn yl oi';

/** The signs that a kind of character gives after another. */
const pairSigns = new Uint8Array(64 * 64);
for (const [bit, firsts, seconds] of listedSigns) {
  for (const first of firsts) for (const second of seconds) addSign(first, second, bit);
}
for (const pair of rot13Pairs.split(' ')) addLetters(pair, sign.rot13);
for (const pair of reversedPairs.split(' ')) addLetters(pair, sign.reversed);

/** In capitals and small letters. */
function addLetters(pair: string, bit: number): void {
  const [first, second] = [pair.charCodeAt(0) - 0x61, pair.charCodeAt(1) - 0x61];
  for (const at of [0, 26]) for (const next of [0, 26]) addSign(first + at, second + next, bit);
}

function addSign(first: number, second: number, bit: number): void {
  const index = (first << 6) | second;
  pairSigns[index] = (pairSigns[index] ?? 0) | bit;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
