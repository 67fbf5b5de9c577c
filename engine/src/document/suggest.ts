import { closest, distance } from 'fastest-levenshtein';

/** The candidate that a mistyped word most likely means, if one is near enough. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0 || word.length > 100) return undefined;
  const typed = word.toLowerCase();
  const best = closest(typed, [...candidates]);
  const meant = best.toLowerCase();
  const edits = isSwapped(typed, meant) ? 1 : distance(typed, meant);
  return edits < word.length && edits <= Math.max(1, Math.floor(word.length / 3)) ? best : undefined;
}

/** Whether two neighbouring letters have changed places: two edits by the usual count, and one slip. */
function isSwapped(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return at >= 0 && a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2) === b;
}

/** `did you mean X?`, or nothing. */
export const didYouMean = (suggestion: string | undefined): string | undefined =>
  suggestion === undefined ? undefined : `did you mean \`${suggestion}\`?`;
