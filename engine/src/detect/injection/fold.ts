/** Below this a letter is part of a word between spaces; above it, words are looked for inside runs of letters. */
export const UNSPACED = 0x600;

/** By code unit below `UNSPACED`: the letter or digit without case and accents, 0 for what stands between words. */
export const folded: Uint16Array = Uint16Array.from({ length: UNSPACED }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[\p{L}\p{N}_]/u.test(character) ? foldWord(character).charCodeAt(0) : 0;
});

/** Scripts whose marks are vowels, or whose letters are made of parts, are left as they are. */
export function foldWord(word: string): string {
  if (isUnspaced(word.charCodeAt(0))) return word;
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether a letter stands here that belongs to a script whose words are looked for inside runs of letters. */
export function isUnspaced(code: number): boolean {
  return code >= UNSPACED && !isPunctuation(code) && !isSurrogateOrPrivate(code) && code < 0xfe00;
}

/** From general punctuation up to the symbols of Chinese and Japanese. */
function isPunctuation(code: number): boolean {
  return code >= 0x2000 && code < 0x3040;
}

function isSurrogateOrPrivate(code: number): boolean {
  return code >= 0xd800 && code < 0xf900;
}
