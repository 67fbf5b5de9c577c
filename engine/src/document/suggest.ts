import { closest, distance } from 'fastest-levenshtein';

/** The candidate that a mistyped word most likely means, if one is near enough. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0 || word.length > 100) return undefined;
  const best = closest(word.toLowerCase(), [...candidates]);
  const edits = distance(word.toLowerCase(), best.toLowerCase());
  // Two swapped letters are two edits: a word of five letters may have them.
  return edits < word.length && edits <= Math.max(1, Math.floor((word.length + 1) / 3)) ? best : undefined;
}

/** `did you mean X?`, or nothing. */
export const didYouMean = (suggestion: string | undefined): string | undefined =>
  suggestion === undefined ? undefined : `did you mean \`${suggestion}\`?`;
