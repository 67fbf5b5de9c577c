import { stringify } from 'yaml';
import { lineStart } from '#engine/document/lines.ts';
import type { DocumentStore, Draft } from '../../documentStore.ts';
import { rangeIn } from '../../lsp/convert.ts';
import type { Cursor } from '../cursor/cursor.ts';
import type { NamePlace } from '../names/declarations.ts';
import type { Replaced } from './offer.ts';

/** What is being written, and what is known of where. */
export interface Writing {
  /** The way to what is written: to the mapping, where it is a key. */
  readonly named: NamePlace;
  readonly cursor: Cursor;
  readonly place: Place;
}

/** How something is written at the cursor. */
export interface Place {
  readonly style: Cursor['style'];
  /** The word at the cursor, with the quotes around it. */
  readonly replaced: Replaced;
  /** The word up to the cursor, without its quote. */
  readonly word: string;
  /** The quote that the word starts with; editors filter by what is replaced. */
  readonly quote: string;
  /** A space, where the colon before has none behind it. */
  readonly space: string;
  /** Whether a colon follows: only the key is written. */
  readonly hasColon: boolean;
  /** How much further in the entries of the mapping stand than the line of the cursor begins. */
  readonly indent: string;
}

export function placeOf(store: DocumentStore, { path, document }: Draft, cursor: Cursor, offset: number): Place {
  const text = document.getText();
  const { start, kind, style } = cursor;
  const written = text.slice(start, offset);
  const quote = /^["']/.exec(written)?.[0] ?? '';
  const end = offset + restOfWord(text, offset, { quote, kind });
  const lines = store.lines(path);
  return {
    style,
    replaced: {
      // Half of a quoted word would leave a quote too many.
      insert: rangeIn(lines, { start, end: quote === '' ? offset : end }),
      replace: rangeIn(lines, { start, end }),
    },
    word: written.slice(quote.length),
    quote,
    space: text[start - 1] === ':' ? ' ' : '',
    hasColon: /^[ \t]*:/.test(text.slice(end, end + 20)),
    indent: style.kind === 'block' ? style.indent.slice(leadingSpace(text, start)) : '',
  };
}

/** How far the word goes on behind the cursor; a quoted one, up to behind its closing quote. */
function restOfWord(text: string, offset: number, { quote, kind }: { quote: string; kind: Cursor['kind'] }): number {
  const behind = text.slice(offset, offset + 200);
  // A colon before a character that is no space is a part of the word: `LLM06:2026`.
  const word = /^(?:[\w./*-]|:(?=\w))*/.exec(behind)?.[0] ?? '';
  if (quote !== '') return behind[word.length] === quote ? word.length + 1 : 0;
  return kind === 'key' ? (/^[\w-]*/.exec(word)?.[0].length ?? 0) : word.length;
}

function leadingSpace(text: string, offset: number): number {
  const line = text.slice(lineStart(text, offset), offset);
  return /^ */.exec(line)?.[0].length ?? 0;
}

/** A value as it is to be written at a place: in the quotes that the word has, and where it needs some, in quotes. */
export function writtenAt({ style, space, quote }: Place, value: unknown): string {
  // Thousands of names may be offered: those that are plain words are not looked at any closer.
  if (style.kind !== 'json' && quote === '' && typeof value === 'string' && plainWord.test(value))
    return `${space}${value}`;
  if (style.kind === 'json' || (quote === '"' && typeof value === 'string')) return `${space}${JSON.stringify(value)}`;
  if (quote === "'" && typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (style.kind === 'block') return `${space}${stringify(value, { lineWidth: 0 }).trimEnd()}`;
  // In braces, other texts need quotes.
  const list = stringify([value], { lineWidth: 0, collectionStyle: 'flow', flowCollectionPadding: false });
  return `${space}${list.trimEnd().slice(1, -1)}`;
}

/** What is a text wherever YAML stands, also without quotes. */
const plainWord = /^(?!(?:true|false|null)$)[A-Za-z][\w-]*$/i;
