import { compilePhrase, type Symbols } from './compilePhrase.ts';
import { foldWord } from './fold.ts';
import { neededWords } from './neededWords.ts';
import { readPhrase, type Term } from './phraseTerms.ts';
import { symbolOf } from './readSymbols.ts';
import type { Signal } from './signal.ts';
import { expand, type Lexicon, type WordClass, wordClasses } from './words/wordClass.ts';
import { buildWordTable, type WordTable } from './wordTable.ts';

export interface CompiledPhrase<Name extends string = string> {
  readonly name: Name;
  /** Over the symbols of a text. */
  readonly pattern: RegExp;
  /** A text has a match only where it has all of these cues. */
  readonly needs: readonly number[];
}

export interface Grammar<Name extends string> {
  readonly words: WordTable;
  /** By the number of the word: the cues that it gives. */
  readonly cues: readonly (readonly number[])[];
  /** By mark, as phrases name it (`{url}`): the cues that it gives. */
  readonly markCues: ReadonlyMap<string, readonly number[]>;
  readonly phrases: readonly CompiledPhrase<Name>[];
}

/** Makes phrases regular expressions over symbols, one symbol for each word. */
export function buildGrammar<Name extends string>(
  lexicons: readonly Lexicon[],
  signals: readonly Signal<Name>[],
): Grammar<Name> {
  const members = membersOf(lexicons);
  const words = wordsOf(members, signals);
  const symbols = symbolsOf(members, words);
  const cues = new Map<string, number>();
  const phrases = signals.flatMap(({ name, phrases }) =>
    phrases.map((phrase) => {
      const needs = neededWords(phrase, members).map((set) => cueOf(set, cues));
      return { name, pattern: compilePhrase(phrase, symbols), needs };
    }),
  );
  const byWord = cuesByWord(cues);
  return { words: buildWordTable(words), cues: words.map((word) => byWord.get(word) ?? []), markCues: byWord, phrases };
}

type Members = ReadonlyMap<WordClass, readonly string[]>;

function membersOf(lexicons: readonly Lexicon[]): Members {
  return new Map(
    wordClasses.map((name) => {
      const words = lexicons.flatMap((lexicon) => expand(lexicon[name] ?? '')).map(foldWord);
      return [name, [...new Set(words)]];
    }),
  );
}

function wordsOf(members: Members, signals: readonly Signal[]): readonly string[] {
  const literals = signals.flatMap(({ phrases }) => phrases.flatMap((phrase) => literalsOf(readPhrase(phrase))));
  return [...new Set([...[...members.values()].flat(), ...literals])];
}

function symbolsOf(members: Members, words: readonly string[]): Symbols {
  const ofWord = new Map(words.map((word, number) => [word, symbolOf(number)]));
  const ofClass = new Map([...members].map(([name, list]) => [name, list.map((word) => ofWord.get(word)).join('')]));
  return { ofWord, ofClass };
}

function literalsOf(terms: readonly Term[]): readonly string[] {
  return terms.flatMap((term) => {
    if (term.kind === 'word') return [term.word];
    return term.kind === 'choice' ? term.of.flatMap(literalsOf) : [];
  });
}

/** The number of the cue that one of these words gives. */
function cueOf(words: readonly string[], cues: Map<string, number>): number {
  const key = words.join(' ');
  const cue = cues.get(key) ?? cues.size;
  cues.set(key, cue);
  return cue;
}

function cuesByWord(cues: ReadonlyMap<string, number>): ReadonlyMap<string, readonly number[]> {
  const byWord = new Map<string, number[]>();
  for (const [key, cue] of cues) {
    for (const word of key.split(' ')) byWord.set(word, [...(byWord.get(word) ?? []), cue]);
  }
  return byWord;
}
