import type { Change } from './view.ts';

/** Words whose letters are spaced out, joined: `i g n o r e`, `i.g.n.o.r.e`. More than one blank parts two words. */
export function readSpaced(text: string): Change[] {
  if (!byBlanks.test(text) && !bySigns.test(text)) return [];
  return [...text.matchAll(spaced)].flatMap(({ 0: word, index }) => {
    const shown = word.replace(/[^\p{L}\p{Nd}@$!]/gu, '');
    const isWord = shown.replace(/\P{L}+/gu, '').length * 2 >= shown.length;
    return isWord ? [{ start: index, end: index + word.length, shown, hiding: 'spaced' as const }] : [];
  });
}

/** The same, but a first `a` or `I` is a word of its own: `a w e a p o n`. */
export function readSpacedAfterWord(text: string): Change[] {
  return readSpaced(text).map((change) => ({ ...change, shown: change.shown.replace(/^[aAI](?=...)/, '$& ') }));
}

// Quick tests, for a text that goes on before or after.
const byBlanks = / \S \S /;
const bySigns = /[^ ][.,_*/·-][^ ][.,_*/·-][^ ]/;

/** One character at a time, three or more, always with the same sign between them. */
const spaced =
  /(?<![\p{L}\p{M}\p{Nd}])[\p{L}\p{Nd}@$!]([ .,_*/·-])(?:[\p{L}\p{Nd}@$!]\1)+[\p{L}\p{Nd}](?![\p{L}\p{M}\p{Nd}])/gu;
