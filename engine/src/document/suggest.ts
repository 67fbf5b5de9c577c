import { closest, distance } from 'fastest-levenshtein';

/** The candidate that a mistyped word most likely means, if one is near enough. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0 || word.length > 100) return undefined;
  const best = closest(word.toLowerCase(), [...candidates]);
  return distance(word.toLowerCase(), best.toLowerCase()) <= Math.max(1, Math.floor(word.length / 3))
    ? best
    : undefined;
}

/** `did you mean X?`, or nothing. */
export const didYouMean = (suggestion: string | undefined): string | undefined =>
  suggestion === undefined ? undefined : `did you mean \`${suggestion}\`?`;
