import { passagesWith } from './evidence.ts';
import { pairWeight } from './letterPairs.ts';
import type { Change } from './view.ts';

/**
 * The passages of a text that read like a language once each letter is moved by 13, and do not as they are. By pairs of
 * letters, which tell the languages in Latin letters from their own ROT13.
 */
export function readRot13(text: string, least = LEAST): Change[] {
  return passagesWith(text, weigh, { ...limits, least }).map(({ start, end }) => ({
    start,
    end,
    shown: rot13(text.slice(start, end)),
    hiding: 'rot13',
    aligned: true,
  }));
}

/** In bits. A pair of letters of a language has about three. */
const LEAST = 8;
const limits = { most: 6, drift: 1 };

const weigh = (first: number, second: number): number =>
  pairWeight((first + 13) % 26, (second + 13) % 26) - pairWeight(first, second);

function rot13(text: string): string {
  return text.replace(/[A-Za-z]/g, (letter) => {
    const code = letter.charCodeAt(0);
    return String.fromCharCode((code & 0x5f) < 0x4e ? code + 13 : code - 13);
  });
}
