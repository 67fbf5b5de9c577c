import type { Change } from './view.ts';

/**
 * A text as a right-to-left override (U+202E) lets people see it: what follows, up to the end of the override or of the
 * line, runs backwards. The model reads it as it is written; both may hide something.
 */
export function readDisplayed(text: string): Change[] {
  if (!text.includes('\u202e')) return [];
  return Array.from(text.matchAll(/\u202e([^\u202c\u202e\r\n]+)\u202c?/g), ({ 0: run, 1: inner = '', index }) => ({
    start: index,
    end: index + run.length,
    shown: [...inner].reverse().join(''),
    hiding: 'bidi',
  }));
}
