import type { Span } from './finding.ts';

/** A match of a pattern, and the text that it is in. */
export interface Candidate extends Span {
  readonly text: string;
  readonly value: string;
}

/**
 * The accepted matches of a pattern of our own, which must have the flag `g`. After a refused one the search goes on
 * one character further, as a true one may begin within it (`12 4111 1111 1111 1111`).
 *
 * INVARIANT: linear in the text if a match of the pattern is of bounded length and takes bounded time from its start.
 */
export function findSpans(text: string, pattern: RegExp, accepts: (candidate: Candidate) => boolean = always): Span[] {
  const spans: Span[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index;
    const end = pattern.lastIndex;
    if (accepts({ text, value: match[0], start, end })) spans.push({ start, end });
    else pattern.lastIndex = start + 1;
  }
  return spans;
}

function always(): boolean {
  return true;
}
