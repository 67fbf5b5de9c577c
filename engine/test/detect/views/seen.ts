import { findInViews } from '../../../src/detect/findInViews.ts';
import type { Finding } from '../../../src/detect/finding.ts';
import { viewsOf } from '../../../src/detect/views/viewsOf.ts';
import { compileWords } from '../../../src/detect/wordList.ts';

/** What a word or phrase is found as in the views of a text, beside what the raw text shows. */
export function hiddenWords(text: string, ...words: readonly string[]): readonly Finding[] {
  const { findAll } = compileWords(words);
  const { decoded, words: readings } = viewsOf(text);
  return findInViews([...decoded(), ...readings()], findAll, findAll(text));
}

/** The text of each view. */
export function viewsIn(text: string): readonly string[] {
  const { decoded, words } = viewsOf(text);
  return [...decoded(), ...words()].map((view) => view.text);
}
