import type { Change } from './view.ts';

/**
 * Letters with marks, as one writes them: composed where Unicode has a character for them, and plain where marks are
 * stacked or struck through the letter. Marks that a language puts on a letter stay. Time linear in the text.
 */
export function readMarks(text: string): Change[] {
  if (!mark.test(text)) return [];
  return [...text.matchAll(runs)].flatMap(({ 0: run, index }) => {
    const base = lastCharacter(text, index);
    const shown = written(base, run);
    const [start, end] = [index - base.length, index + run.length];
    return shown.length < end - start ? [{ start, end, shown, hiding: 'marks' as const }] : [];
  });
}

/** Not variation selectors and the key cap, which make emoji. */
const mark = /(?![\u034f\u180b-\u180f\u20e3\ufe00-\ufe0f\u{e0100}-\u{e01ef}])\p{M}/u;

const runs = new RegExp(`(?:${mark.source})+`, 'gu');

function lastCharacter(text: string, end: number): string {
  const isPair = end > 1 && (text.codePointAt(end - 2) ?? 0) > 0xffff;
  return text.slice(Math.max(0, end - (isPair ? 2 : 1)), end);
}

/** Ordering marks takes time with the square of their number: no more are composed. */
const MOST = 4;

function written(base: string, marks: string): string {
  const whole = `${base}${marks}`;
  const composed = marks.length <= MOST ? whole.normalize('NFC') : whole;
  if (!markable.test(base)) return composed;
  return composed.length > 2 || overlay.test(marks) ? base : composed;
}

/** Letters of these scripts bear one mark, or two that Unicode composes with it (as in Vietnamese). */
const markable = /^[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{Nd}]$/u;

/** Strokes through a letter, and frames around it. */
const overlay = /[\u0334-\u0338\u20d0-\u20e2\u20e4-\u20f0]/;
