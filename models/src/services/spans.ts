import type { OpinionSpan } from '#engine/opinion/opinion.ts';
import { endOfCharacter, startOfCharacter } from '../character.ts';
import type { AskedText } from './adapter.ts';

/** Beyond these no more are kept: a reply may name a letter that a text has a million of. */
export const MOST_SPANS = 1000;

/** The span of a part of an asked text; `start` and `end` are offsets in it, in UTF-16 code units. */
export function spanIn({ on, start: from = 0 }: AskedText, start: number, end: number, label: string): OpinionSpan {
  return { on, start: from + start, end: from + end, label };
}

export function wholeSpan(text: AskedText, label: string): OpinionSpan {
  return spanIn(text, 0, text.text.length, label);
}

/** All places of some words in the texts. */
export function spansOf(words: string, texts: readonly AskedText[], label: string): readonly OpinionSpan[] {
  return words === '' ? [] : texts.flatMap((text) => occurrences(words, text, label));
}

function occurrences(words: string, text: AskedText, label: string): readonly OpinionSpan[] {
  const found: OpinionSpan[] = [];
  let at = text.text.indexOf(words);
  while (at >= 0 && found.length < MOST_SPANS) {
    found.push(spanIn(text, at, at + words.length, label));
    at = text.text.indexOf(words, at + words.length);
  }
  return found;
}

/** What a service has changed in a text: from the first difference to the last. The whole text where nothing is left. */
export function changedSpan(text: AskedText, changed: string, label: string): OpinionSpan {
  const before = text.text;
  const shorter = Math.min(before.length, changed.length);
  let start = 0;
  while (start < shorter && before[start] === changed[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === changed.at(-1 - tail)) tail++;
  const end = before.length - tail;
  if (start === end) return wholeSpan(text, label);
  return spanIn(text, startOfCharacter(before, start), endOfCharacter(before, end), label);
}
