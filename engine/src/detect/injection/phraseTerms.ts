/** One term of a phrase, as `signal.ts` describes them. */
export type Term =
  | { readonly kind: 'class'; readonly name: string; readonly optional: boolean }
  | { readonly kind: 'word'; readonly word: string; readonly optional: boolean }
  | { readonly kind: 'choice'; readonly of: readonly (readonly Term[])[]; readonly optional: boolean }
  /** `…`, `^`, or what stands in braces. */
  | { readonly kind: 'mark'; readonly name: string; readonly optional: boolean };

const TOKEN = /\{\w+\}|[A-Z]+(?:_[A-Z]+)*|[\p{Ll}\p{N}]+|[…^()|?]/gu;

/** The terms of a phrase, in order. What it cannot read, it passes over: phrases are ours, and tested. */
export function readPhrase(phrase: string): readonly Term[] {
  const tokens = phrase.match(TOKEN) ?? [];
  const [terms = []] = readChoice(tokens, 0).of;
  return terms;
}

interface Choice {
  readonly of: readonly (readonly Term[])[];
  /** The index of the token after the last one of it. */
  readonly end: number;
}

function readChoice(tokens: readonly string[], from: number): Choice {
  const of: Term[][] = [[]];
  let at = from;
  for (; at < tokens.length && tokens[at] !== ')'; at++) {
    const token = tokens[at] as string;
    if (token === '|') {
      of.push([]);
      continue;
    }
    const inner = token === '(' ? readChoice(tokens, at + 1) : undefined;
    if (inner) at = inner.end;
    const optional = tokens[at + 1] === '?';
    of.at(-1)?.push(inner ? { kind: 'choice', of: inner.of, optional } : readTerm(token, optional));
    if (optional) at++;
  }
  return { of, end: at };
}

function readTerm(token: string, optional: boolean): Term {
  if (/^[A-Z]/.test(token)) return { kind: 'class', name: token, optional };
  if (/^[\p{Ll}\p{N}]/u.test(token)) return { kind: 'word', word: token, optional };
  return { kind: 'mark', name: token, optional };
}
