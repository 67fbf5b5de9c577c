/** How much of a text its id has. */
const [mostWords, mostLetters] = [6, 48];

/** An id of the first words of a text: `ive-lost-my-helmet`, `issue-refund-amount-55`. Where it has none, `probe`. */
export function readableId(text: string): string {
  const written = text.toLowerCase().replaceAll(/(?<=\p{L})['’](?=\p{L})/gu, '');
  const words = written.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const id = words.slice(0, mostWords).join('-');
  // Cut between letters, as a text in a script without spaces is one word.
  return id === '' ? 'probe' : [...id].slice(0, mostLetters).join('').replace(/-$/, '');
}
