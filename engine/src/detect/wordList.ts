import { buildAutomaton } from './ahoCorasick.ts';
import type { Finding } from './finding.ts';
import { mergeFindings } from './mergeFindings.ts';
import { findPhraseStarts } from './phraseStarts.ts';
import { foldCase, isSpace, readSymbols, symbolsOf } from './wordSymbols.ts';

/** A list of words and phrases, compiled. */
export interface WordMatcher {
  /** Where any of them stands in the text; what overlaps is one finding. Time linear in the text. */
  findAll(text: string): Finding[];
}

/**
 * Compiles words and phrases to be found whatever their case, and only whole: a letter or digit at the edge of a
 * phrase must be at the edge of a word in the text, except in scripts that put no space between words. Any run of
 * white space matches any other. A phrase of white space alone is never found.
 * @param label of what is found
 */
export function compileWords(words: readonly string[], label = 'WORD'): WordMatcher {
  // Prepared when a text is first looked at: a policy that is only checked never looks at one.
  let find: WordMatcher['findAll'] | undefined;
  return {
    findAll(text) {
      find ??= prepareWords(words, label);
      return find(text);
    },
  };
}

function prepareWords(words: readonly string[], label: string): WordMatcher['findAll'] {
  const phrases = words.map((word) => foldCase(word).trim()).filter((phrase) => phrase !== '');
  const automaton = buildAutomaton(phrases.map(symbolsOf));
  const starts = findPhraseStarts(phrases.map((phrase) => phrase.split(/\s/, 1)[0] ?? phrase));
  return (text) => {
    const folded = foldCase(text);
    const first = starts.next(folded, 0);
    if (first >= folded.length) return [];
    const findings: Finding[] = [];
    let state = 0;
    const take = (symbol: number, end: number) => {
      state = automaton.next(state, symbol);
      const found = automaton.longestEnding(state);
      if (found >= 0) findings.push({ start: startOf(phrases[found] ?? '', folded, end), end, label });
      return state !== 0;
    };
    for (let at = first; at < folded.length; at = starts.next(folded, at)) at = readSymbols(folded, at, take);
    return findings.length > 1 ? mergeFindings(findings) : findings;
  };
}

/** Where a phrase begins that ends at `end`: white space may be longer in the text than in the phrase, or shorter. */
function startOf(phrase: string, folded: string, end: number): number {
  let start = end;
  for (let i = phrase.length - 1; i >= 0; i--) {
    if (!isSpace(phrase.charCodeAt(i))) start--;
    else if (!isSpace(phrase.charCodeAt(i - 1))) while (isSpace(folded.charCodeAt(start - 1))) start--;
  }
  return start;
}
