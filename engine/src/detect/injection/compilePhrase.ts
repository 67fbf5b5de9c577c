import { readPhrase, type Term } from './phraseTerms.ts';
import { marks } from './signal.ts';

/** The symbols of the words of each class, and of each word, as `grammar.ts` gives them out. */
export interface Symbols {
  readonly ofClass: ReadonlyMap<string, string>;
  readonly ofWord: ReadonlyMap<string, string>;
}

/** A phrase as a regular expression over the symbols of a text. A match takes bounded time from where it starts. */
export function compilePhrase(phrase: string, symbols: Symbols): RegExp {
  return new RegExp(sequence(readPhrase(phrase), symbols), 'g');
}

function sequence(terms: readonly Term[], symbols: Symbols): string {
  return terms.map((term) => source(term, symbols) + (term.optional ? '?' : '')).join('');
}

function source(term: Term, symbols: Symbols): string {
  switch (term.kind) {
    case 'class':
      return `[${symbols.ofClass.get(term.name)}]`;
    case 'word':
      return symbols.ofWord.get(term.word) ?? '';
    case 'choice':
      return `(?:${term.of.map((terms) => sequence(terms, symbols)).join('|')})`;
    case 'mark':
      return sourceOfMark(term.name, symbols.ofClass);
  }
}

function sourceOfMark(name: string, ofClass: Symbols['ofClass']): string {
  const set = (...names: readonly string[]): string => names.map((each) => ofClass.get(each)).join('');
  const { colon, comma, line, quote, sentence } = marks;
  switch (name) {
    case '…':
      return `[^${sentence}${set('NOT', 'MINE')}]{0,5}?`;
    case '^': {
      const afterMark = `^|[${sentence}${line}${comma}${colon}${quote}${set('LEAD')}]`;
      const askedTo = `[${set('ASKING')}][${set('YOU')}]|[${set('YOU')}][^${sentence}${set('NOT')}]{0,2}[${set('TO')}]`;
      return `(?<=${afterMark}|${askedTo})`;
    }
    case '{end}':
      return `(?:[${sentence}${line}]|^|$)`;
    default:
      return marks[name.slice(1, -1) as keyof typeof marks];
  }
}
