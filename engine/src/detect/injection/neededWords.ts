import { readPhrase, type Term } from './phraseTerms.ts';

/** Words that nearly every text has: to need one of them tells nothing. */
const common: ReadonlySet<string> = new Set(
  'a an and any are as at be by can do for from have i if in is it me no not of on or that the this to was with you'.split(
    ' ',
  ),
);

/**
 * Sets of words and marks of which a text with a match of the phrase has one each. Sets with common words are left
 * out, unless there is nothing else to go by.
 */
export function neededWords(
  phrase: string,
  members: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] {
  const sets = neededIn(readPhrase(phrase), members);
  const telling = sets.filter(isTelling);
  return telling.length > 0 ? telling : sets;
}

function isTelling(words: readonly string[]): boolean {
  return !words.some((word) => common.has(word));
}

type Members = ReadonlyMap<string, readonly string[]>;

function neededIn(terms: readonly Term[], members: Members): readonly (readonly string[])[] {
  return terms.flatMap((term) => {
    const words = term.optional ? [] : wordsOf(term, members);
    return words.length > 0 ? [words] : [];
  });
}

/** Marks that are as quick to see as a word. */
const seen: ReadonlySet<string> = new Set(['{url}', '{mail}', '{fence}', '{quote}', '{colon}']);

/** Empty where the term may be there without a word. */
function wordsOf(term: Term, members: Members): readonly string[] {
  switch (term.kind) {
    case 'class':
      return members.get(term.name) ?? [];
    case 'word':
      return [term.word];
    case 'mark':
      return seen.has(term.name) ? [term.name] : [];
    case 'choice': {
      const best = term.of.map((terms) => bestOf(neededIn(terms, members)));
      return best.every((words) => words.length > 0) ? best.flat() : [];
    }
  }
}

function bestOf(sets: readonly (readonly string[])[]): readonly string[] {
  const [first = []] = [...sets.filter(isTelling), ...sets];
  return first;
}
