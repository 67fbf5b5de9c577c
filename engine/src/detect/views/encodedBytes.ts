import type { Hiding } from './hiding.ts';
import { looksLikeText } from './looksLikeText.ts';
import { type Bytes, readUtf8 } from './utf8.ts';
import type { Change } from './view.ts';

/** A piece of a text that writes bytes, in groups of a few: `aWdu` is a group of three. */
export interface EncodedBytes extends Bytes {
  readonly hiding: Hiding;
  /** Bytes of a group cannot be told apart in the text. */
  readonly groupSize: number;
  /** Where a group begins in the text; that of the group after the last is the end of the piece. */
  startOf(group: number): number;
}

/** What such a piece shows, group by group, where all of it is text; else undefined. */
export function decodeText(piece: EncodedBytes): Change[] | undefined {
  const changes: Change[] = [];
  const { hiding, groupSize, startOf } = piece;
  let group = 0;
  let shown = '';
  let all = '';
  let isPlain = true;
  const end = readUtf8(piece, (codePoint, _, after) => {
    isPlain &&= !isUnprintable(codePoint);
    if (!isPlain) return;
    shown += String.fromCodePoint(codePoint);
    if (after % groupSize !== 0 && after !== piece.length) return;
    const next = Math.ceil(after / groupSize);
    changes.push({ start: startOf(group), end: startOf(next), shown, hiding });
    all += shown;
    [group, shown] = [next, ''];
  });
  return isPlain && end === piece.length && looksLikeText(all) ? changes : undefined;
}

/** The characters in such a piece; bytes that are no UTF-8 stay as they are written, or become what `fallback` says. */
export function decodeCharacters(piece: EncodedBytes, fallback?: (byte: number) => string): Change[] {
  const { hiding, startOf } = piece;
  const changes: Change[] = [];
  const push = (shown: string, first: number, after: number) =>
    changes.push({ start: startOf(first), end: startOf(after), shown, hiding });
  let at = 0;
  while (at < piece.length) {
    at = readUtf8(piece, (codePoint, first, after) => push(String.fromCodePoint(codePoint), first, after), at);
    if (at < piece.length && fallback) push(fallback(piece.at(at)), at, at + 1);
    at++;
  }
  return changes;
}

/** Control characters other than tab and line break, private use, and what is no character: data, not text. */
function isUnprintable(codePoint: number): boolean {
  if (codePoint < 0x20) return codePoint !== 0x09 && codePoint !== 0x0a && codePoint !== 0x0d;
  if (codePoint < 0x7f) return false;
  return codePoint < 0xa0 || (codePoint & 0xfffe) === 0xfffe || (codePoint >= 0xe000 && codePoint < 0xf900);
}
