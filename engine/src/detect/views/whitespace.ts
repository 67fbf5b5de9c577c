import type { Change } from './view.ts';

/** Blanks of other widths, as plain ones: `ignore\u00a0all`. */
export function readBlanks(text: string): Change[] {
  if (!otherBlank.test(text)) return [];
  return [...text.matchAll(otherBlanks)].map(({ 0: run, index }) => ({
    start: index,
    end: index + run.length,
    shown: ' '.repeat(run.length),
    hiding: 'whitespace',
    aligned: true,
  }));
}

const otherBlank = /[\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const otherBlanks = new RegExp(`(?:${otherBlank.source})+`, 'g');

/** Gaps within a line as one blank: `ignore    all`. Not at the beginning of a line, where they indent, nor at its end. */
export function readGaps(text: string): Change[] {
  return [...text.matchAll(gaps)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
    shown: ' ',
    hiding: 'whitespace',
  }));
}

const gaps = /(?<=\S)(?: {2,}|[ \t]*\t[ \t]*)(?=\S)/g;
