/**
 * Shannon's entropy of the characters in a value, in bits a character ("A Mathematical Theory of Communication", 1948,
 * 6): 32 random hexadecimal digits have about 3.6, 32 random characters of Base64 about 4.6.
 */
export function entropyOf(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / value.length) * Math.log2(count / value.length), 0);
}
