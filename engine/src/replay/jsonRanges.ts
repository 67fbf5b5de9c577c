import type { Range } from '../document/diagnostic.ts';
import { parseJson } from '../exchange/json.ts';
import type { ReadPath } from '../exchange/readProblem.ts';

/** Finds values in a JSON text by their paths. */
export type FindRange = (whole: Range, path: ReadPath) => Range;

/**
 * Where the value at a path stands in a JSON text; the innermost that is there on the way to it. `whole` is the range of
 * the value that the path starts from. Of text that is no JSON, all of it. What a value holds is looked through once, so
 * that many places in a long text take no longer than the text is.
 */
export function jsonRanges(text: string): FindRange {
  const known = new Map<number, ReadonlyMap<string, Range>>();
  const childrenAt = ({ start, end }: Range): ReadonlyMap<string, Range> => {
    const children = known.get(start) ?? childrenIn(text, skipSpace(text, start), end);
    known.set(start, children);
    return children;
  };
  return (whole, path) => {
    let range = whole;
    for (const step of path) {
      const inner = childrenAt(range).get(String(step));
      if (!inner) return range;
      range = inner;
    }
    return range;
  };
}

const noChildren: ReadonlyMap<string, Range> = new Map();

function childrenIn(text: string, at: number, end: number): ReadonlyMap<string, Range> {
  if (text[at] === '{') return members(text, at + 1, end);
  return text[at] === '[' ? items(text, at + 1, end) : noChildren;
}

/** Of a key that stands there twice, the last counts. */
function members(text: string, from: number, end: number): ReadonlyMap<string, Range> {
  const found = new Map<string, Range>();
  for (let at = skipSpace(text, from); at < end && text[at] === '"'; ) {
    const afterKey = afterValue(text, at, end);
    const name = parseJson(text.slice(at, afterKey));
    const start = skipSpace(text, skipSpace(text, afterKey) + 1);
    const last = afterValue(text, start, end);
    if ('value' in name) found.set(String(name.value), { start, end: last });
    at = skipSpace(text, skipSpace(text, last) + 1);
  }
  return found;
}

function items(text: string, from: number, end: number): ReadonlyMap<string, Range> {
  const found = new Map<string, Range>();
  for (let at = skipSpace(text, from); at < end && text[at] !== ']'; ) {
    const last = afterValue(text, at, end);
    found.set(String(found.size), { start: at, end: last });
    at = skipSpace(text, skipSpace(text, last) + 1);
  }
  return found;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? '')) at++;
  return at;
}

/** Where the value that starts at an offset ends. Nested values are counted through, and not gone into. */
function afterValue(text: string, from: number, end: number): number {
  let depth = 0;
  for (let at = from; at < end; at++) {
    const character = text[at] ?? '';
    if (character === '"') at = endOfText(text, at, end);
    else if (character === '{' || character === '[') depth++;
    else if (depth > 0 && (character === '}' || character === ']')) depth--;
    else if (depth === 0 && /[,:}\]\s]/.test(character)) return at;
    else continue;
    if (depth === 0) return Math.min(end, at + 1);
  }
  return end;
}

/** Of the quote that closes a text. */
function endOfText(text: string, from: number, end: number): number {
  let at = from + 1;
  while (at < end && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
