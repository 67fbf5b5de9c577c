import type { Span } from '../detect/finding.ts';
import { type JudgedTexts, nameOf, textAt } from './judgedTexts.ts';
import { quote, visible } from './visible.ts';

/** What one rule found, of a run record or of a judgment. */
export interface Found {
  readonly on: string;
  readonly outcome: 'matched' | 'not_matched' | 'error';
  readonly matches: readonly (Span & { readonly on: string })[];
  readonly saw?: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

/** Why a rule decided as it did, in a few words: `the document (web): "Ignore all"`. */
export function reasonOf(found: Found, texts: JudgedTexts): string {
  const place = nameOf(found.matches[0]?.on ?? found.on, texts);
  const what = found.outcome === 'not_matched' ? 'no rule matched' : words(found, texts);
  return what === '' ? place : `${place}: ${what}`;
}

function words(found: Found, texts: JudgedTexts): string {
  const seen = Object.entries(found.saw ?? {}).map(
    ([name, value]) => `${name} = ${visible(clipped(JSON.stringify(value) ?? ''))}`,
  );
  const error = found.error === undefined ? [] : [`could not be evaluated: ${visible(found.error)}`];
  return [...error, ...matchedWords(found, texts), ...seen].join(', ');
}

/** More would bury the rest. */
const mostQuoted = 3;

/** The words that matched. A match of the whole text says nothing that its place does not. */
function matchedWords({ matches }: Found, texts: JudgedTexts): readonly string[] {
  const inPart = matches.filter(({ start, end, on }) => end - start < (textAt(on, texts)?.length ?? 0));
  const distinct = [...new Set(inPart.map(({ on, start, end }) => textAt(on, texts)?.slice(start, end) ?? ''))];
  const more = distinct.length - mostQuoted;
  return [...distinct.slice(0, mostQuoted).map((text) => quote(text, 60)), ...(more > 0 ? [`${more} more`] : [])];
}

const clipped = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
