import type { Change } from './view.ts';

/** What `1`, `!` and `|` stand for: they are drawn like both. */
export type UprightStroke = 'i' | 'l';

/** Words with digits and signs for letters, in letters: `1gn0r3`, `p@55w0rd`. Time linear in the text. */
export function readLeetspeak(text: string, stroke: UprightStroke): Change[] {
  if (!hasSign(text, within) && !hasSign(text, before)) return [];
  return [...text.matchAll(runs)].flatMap(({ 0: run, index }) => {
    const word = withoutStops(run);
    if (!/[A-Za-z]/.test(word) || !/[^A-Za-z]/.test(word)) return [];
    const shown = word.replace(/[^A-Za-z]/g, (sign) => letters[sign] ?? stroke);
    return [{ start: index, end: index + word.length, shown, hiding: 'leetspeak' as const, aligned: true }];
  });
}

// A sign between letters, or before some: one word like that makes the others likely.
const within = /[A-Za-z][\d@$!|+€]+[A-Za-z]/g;
const before = /[\d@$!|+][A-Za-z]{3}/g;

/** Whether such a sign is anywhere else than in a mail address. */
function hasSign(text: string, sign: RegExp): boolean {
  sign.lastIndex = 0;
  for (let match = sign.exec(text); match !== null; match = sign.exec(text)) {
    mailHost.lastIndex = match.index;
    if (!match[0].includes('@') || !mailHost.test(text)) return true;
  }
  return false;
}

/** The rest of a mail address, from before its `@`. */
const mailHost = /[^@]{0,8}@[A-Za-z\d-]+\.[A-Za-z]/y;

const runs = /[A-Za-z\d@$!|+€]+/g;

/** At the end of a word, signs are punctuation. */
function withoutStops(run: string): string {
  let end = run.length;
  while (end > 0 && '@$!|+€'.includes(run.charAt(end - 1))) end--;
  return run.slice(0, end);
}

const letters: Readonly<Record<string, string>> = {
  '0': 'o',
  '2': 'z',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '+': 't',
  '€': 'e',
};
