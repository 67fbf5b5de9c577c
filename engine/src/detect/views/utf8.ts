/** Takes a character, and the half-open range of the bytes that it is made of. */
type TakeCharacter = (codePoint: number, start: number, end: number) => void;

/** Bytes that are read one by one, as they are needed. */
export interface Bytes {
  readonly length: number;
  at(index: number): number;
}

/**
 * Reads UTF-8 as the Unicode Standard has it (chapter 3, table 3-7: no overlong forms, no surrogates). Gives the index
 * of the first byte that is no part of it, or the length.
 */
export function readUtf8(bytes: Bytes, take: TakeCharacter, from = 0): number {
  let at = from;
  while (at < bytes.length) {
    const length = lengthOf(bytes.at(at));
    const codePoint = length === 1 ? bytes.at(at) : readSequence(bytes, at, length);
    if (codePoint === undefined) return at;
    take(codePoint, at, at + length);
    at += length;
  }
  return at;
}

/** How many bytes a character has that begins with this one; 0 where none does. */
function lengthOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** By length: the least character that needs so many bytes. */
const least = [0, 0, 0x80, 0x800, 0x10000];

function readSequence(bytes: Bytes, start: number, length: number): number | undefined {
  if (length === 0 || start + length > bytes.length) return undefined;
  let codePoint = bytes.at(start) & (0x7f >> length);
  for (let i = start + 1; i < start + length; i++) {
    const byte = bytes.at(i);
    if ((byte & 0xc0) !== 0x80) return undefined;
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  const isSurrogate = (codePoint & 0xf800) === 0xd800;
  return isSurrogate || codePoint < (least[length] ?? 0) || codePoint > 0x10ffff ? undefined : codePoint;
}
