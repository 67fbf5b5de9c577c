import type { Span } from '../detect/finding.ts';
import { type Hiding, hiddenHow } from '../detect/views/hiding.ts';
import { type JudgedTexts, nameOf, textAt } from './judgedTexts.ts';
import { quote, visible } from './visible.ts';

/** What one rule found, of a run record or of a judgment. */
export interface Found {
  readonly on: string;
  readonly outcome: 'matched' | 'not_matched' | 'error';
  readonly matches: readonly FoundMatch[];
  readonly saw?: Readonly<Record<string, unknown>>;
  readonly error?: string | { readonly message: string };
}

interface FoundMatch extends Span {
  readonly on: string;
  readonly hidden?: readonly Hiding[];
}

/** Why a rule decided as it did, in a few words: `the document (web): "SWdub3JlIGFsbA==" (hidden as base64)`. */
export function reasonOf(found: Found, texts: JudgedTexts): string {
  const place = nameOf(found.matches[0]?.on ?? found.on, texts);
  const what = found.outcome === 'not_matched' ? 'no rule matched' : words(found, texts);
  return what === '' ? place : `${place}: ${what}`;
}

function words(found: Found, texts: JudgedTexts): string {
  const seen = Object.entries(found.saw ?? {}).map(
    ([name, value]) => `${name} = ${visible(clipped(JSON.stringify(value) ?? ''))}`,
  );
  const problem = typeof found.error === 'object' ? found.error.message : found.error;
  const error = problem === undefined ? [] : [`could not be evaluated: ${visible(problem)}`];
  return [...error, ...matchedWords(found, texts), ...seen].join(', ');
}

/** More would bury the rest. */
const mostQuoted = 3;

/** The words that matched. A match of the whole text says nothing that its place does not, unless it was hidden. */
function matchedWords({ matches }: Found, texts: JudgedTexts): readonly string[] {
  const inPart = matches.filter(
    ({ start, end, on, hidden }) => hidden !== undefined || end - start < (textAt(on, texts)?.length ?? 0),
  );
  const distinct = [...new Set(inPart.map((match) => quoted(match, texts)))];
  const more = distinct.length - mostQuoted;
  return [...distinct.slice(0, mostQuoted), ...(more > 0 ? [`${more} more`] : [])];
}

function quoted({ on, start, end, hidden }: FoundMatch, texts: JudgedTexts): string {
  const words = quote(textAt(on, texts)?.slice(start, end) ?? '', 60);
  return hidden === undefined ? words : `${words} (${hiddenHow(hidden)})`;
}

const clipped = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
