/** `a`, `b`: the user's texts, in backticks. */
export const ticked = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

/** a, b or c; what stands there twice is said once. */
export function orList(words: readonly string[]): string {
  const unique = [...new Set(words)];
  return unique.length < 2 ? (unique[0] ?? '') : `${unique.slice(0, -1).join(', ')} or ${unique.at(-1)}`;
}
