/**
 * Alternatives, as the source of a regular expression. White space around a `|` does not count, and a line may be broken
 * at a space.
 */
export function anyOf(alternatives: string): string {
  const source = alternatives.trim().replace(/\s*\|\s*/g, '|');
  return `(?:${source.replace(/\s+/g, ' ')})`;
}
