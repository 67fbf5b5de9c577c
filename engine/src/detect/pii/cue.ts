import type { Candidate } from '../findSpans.ts';

/** Whether a word that announces a number stands closely before it: `NHS number: 943 476 5919`. */
export function hasCue({ text, start }: Candidate, cue: RegExp): boolean {
  return cue.test(text.slice(Math.max(0, start - CUE_DISTANCE), start));
}

const CUE_DISTANCE = 40;
