import type { Span } from '../finding.ts';
import { letterOf } from './letterPairs.ts';

/** What a pair of letters (0 to 25) weighs as evidence, for or (below 0) against something. */
export type WeighPair = (first: number, second: number) => number;

export interface EvidenceLimits {
  /** How much evidence a stretch needs. */
  readonly least: number;
  /** How much evidence against it ends a stretch. */
  readonly most: number;
  /** What each pair weighs against it beforehand: letters by chance, as in a key, then add up to nothing. */
  readonly drift: number;
}

/**
 * The passages of a text, up to a line break, colon or quotation mark, in which a stretch of words has as much evidence
 * (CUSUM; Page, "Continuous inspection schemes", 1954). In order, without overlaps. Time linear in the text.
 */
export function passagesWith(text: string, weigh: WeighPair, limits: EvidenceLimits): Span[] {
  const passages: Span[] = [];
  for (const stretch of stretches(text, weigh, limits)) {
    if (stretch.start < (passages.at(-1)?.end ?? 0)) continue;
    passages.push({ start: passageStart(text, stretch.start), end: passageEnd(text, stretch.end) });
  }
  return passages;
}

function stretches(text: string, weigh: WeighPair, { least, most, drift }: EvidenceLimits): Span[] {
  const found: Span[] = [];
  let [start, end, sum, best] = [0, 0, 0, 0];
  const close = () => {
    if (best >= least) found.push({ start, end });
    best = 0;
  };
  for (const { 0: word, index } of text.matchAll(/[A-Za-z]+/g)) {
    const weight = weightOf(word, weigh) - drift * (word.length - 1);
    if (sum + weight <= 0 || sum + weight < best - most) close();
    sum = best === 0 ? Math.max(0, weight) : sum + weight;
    if (sum <= best) continue;
    start = best === 0 ? index : start;
    [end, best] = [index + word.length, sum];
  }
  close();
  return found;
}

function weightOf(word: string, weigh: WeighPair): number {
  let weight = 0;
  for (let i = 1; i < word.length; i++) weight += weigh(letterOf(word.charCodeAt(i - 1)), letterOf(word.charCodeAt(i)));
  return weight;
}

const border = /[\r\n:"“”«»]/;

function passageStart(text: string, from: number): number {
  let start = from;
  while (start > 0 && !border.test(text.charAt(start - 1))) start--;
  return start + (/^\s*/.exec(text.slice(start, from))?.[0].length ?? 0);
}

function passageEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && !border.test(text.charAt(end))) end++;
  return end;
}
