import type { Case } from '../../suite/suite.ts';
import { wordHashes } from './wordHashes.ts';

/** What the words of a case are like. */
export interface Fingerprint {
  /** The hash of each word: in small letters, without punctuation, and with one digit for any number. */
  readonly words: Uint32Array;
  /** Numbers of which near cases share at least one, nearly always. */
  readonly keys: Uint32Array;
}

/** Made once for each case: an edit touches one of thousands, and the others keep the exchange that was read. */
const fingerprints = new WeakMap<Case['exchange'], Fingerprint>();

export function fingerprintOf({ exchange, recorded }: Case): Fingerprint {
  const known = fingerprints.get(exchange);
  if (known) return known;
  const { messages, documents } = exchange;
  const texts = [...messages.map(({ content }) => content), ...documents.map(({ text }) => text)];
  // Another reply to the same request is another thing to judge.
  const words = wordHashes(recorded?.output === undefined ? texts : [...texts, recorded.output]);
  const made = { words, keys: keysOf(words) };
  fingerprints.set(exchange, made);
  return made;
}

/**
 * Each key is the least hash of the pairs of neighbouring words, under an order of its own (MinHash: A. Z. Broder, "On the
 * resemblance and containment of documents", 1997). Texts of sixteen words that differ in two share 11 in 19 pairs, and so
 * each of the keys with a chance of 0.58; that they share none of six is one chance in 180.
 */
export const numberOfKeys = 6;

/**
 * An odd number for each order: hashes that are multiplied by it stand in another order. They must have nothing to do with
 * each other, or one pair is the least under all of them (the primes of xxHash32, Y. Collet, and one of MurmurHash3).
 */
const orders = Uint32Array.of(0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1, 0xcc9e2d51);

function keysOf(words: Uint32Array): Uint32Array {
  const keys = new Uint32Array(numberOfKeys).fill(0xffffffff);
  for (let at = 1; at < words.length; at++) {
    const pair = Math.imul(words[at - 1] ?? 0, 31) ^ (words[at] ?? 0);
    // Two ends in a row are of a text without words: as a number the least of all, they would be every key.
    if (pair === 0) continue;
    for (let key = 0; key < numberOfKeys; key++) {
      const hash = Math.imul(pair, orders[key] ?? 1) >>> 0;
      if (hash < (keys[key] ?? 0)) keys[key] = hash;
    }
  }
  return keys;
}

/** How the words of two cases differ: not at all, or in a word or two; undefined where in more than that. */
export type Difference = 'none' | 'words';

/** Of fewer words, nobody can say what they have in common. */
const fewestWords = 3;

/** One word in eight may differ, and no more than two. */
export function compareWords({ words: a }: Fingerprint, { words: b }: Fingerprint): Difference | undefined {
  const fewest = Math.min(a.length, b.length);
  const most = Math.min(2, Math.floor(fewest / 8));
  if (fewest < fewestWords || !isWithin(a, b, most)) return undefined;
  return isWithin(a, b, 0) ? 'none' : 'words';
}

/** Whether so many words put in, left out or exchanged make one list of the other, from these words on. */
function isWithin(a: Uint32Array, b: Uint32Array, most: number, startOfA = 0, startOfB = 0): boolean {
  if (Math.abs(a.length - startOfA - (b.length - startOfB)) > most) return false;
  let atA = startOfA;
  let atB = startOfB;
  while (atA < a.length && atB < b.length && a[atA] === b[atB]) {
    atA++;
    atB++;
  }
  if (atA === a.length || atB === b.length) return true;
  if (most === 0) return false;
  return (
    isWithin(a, b, most - 1, atA + 1, atB + 1) ||
    isWithin(a, b, most - 1, atA + 1, atB) ||
    isWithin(a, b, most - 1, atA, atB + 1)
  );
}
