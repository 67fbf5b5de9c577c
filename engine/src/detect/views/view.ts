import type { Span } from '../finding.ts';
import type { Hiding } from './hiding.ts';

/** A piece of a text, and what stands in its place once it is undone. */
export interface Change extends Span {
  /** Empty where the piece is left out. */
  readonly shown: string;
  readonly hiding: Hiding;
  /** Each code unit of `shown` stands for the one at the same place in the piece. */
  readonly aligned?: boolean;
}

/** A text as it reads: the raw text, or another view of it with some pieces undone. */
export type View = { readonly kind: 'raw'; readonly text: string } | ChangedView;

export interface ChangedView {
  readonly kind: 'changed';
  readonly text: string;
  readonly of: View;
  /** In order, without overlaps. */
  readonly changes: readonly Change[];
  /** Where what each change shows begins in `text`. */
  readonly shownAt: Int32Array;
}

/** Makes changes, in order and without overlaps, in a view. Without changes, there is nothing else to look at. */
export function changeView(of: View, changes: readonly Change[]): ChangedView | undefined {
  if (changes.length === 0) return undefined;
  const shownAt = new Int32Array(changes.length);
  let text = '';
  let at = 0;
  for (const [i, { start, end, shown }] of changes.entries()) {
    text += of.text.slice(at, start);
    shownAt[i] = text.length;
    text += shown;
    at = end;
  }
  return { kind: 'changed', text: text + of.text.slice(at), of, changes, shownAt };
}

/** What a span of a view is in the raw text. */
export interface Located extends Span {
  /** The ways in which it was hidden, outermost first. */
  readonly hidden: readonly Hiding[];
}

/**
 * The raw text that a span of a view is made of. Where nothing within it was hidden, it is what touches it that hid it:
 * `skill` is no `kill` until the marks after a letter are gone.
 */
export function locate(view: View, span: Span): Located {
  const within: Hiding[] = [];
  const touching: Hiding[] = [];
  let { start, end } = span;
  let from = view;
  for (; from.kind === 'changed'; from = from.of) {
    collectHidings(from, { start, end }, { within, touching });
    ({ start, end } = spanBefore(from, { start, end }));
  }
  const hidden = within.length > 0 ? within : touching;
  return { ...wholeCharacters(from.text, start, end), hidden: [...new Set(hidden.reverse())] };
}

/** Where a span of a view was before its changes were made. */
function spanBefore(view: ChangedView, { start, end }: Span): Span {
  return { start: offsetBefore(view, start, 'start'), end: offsetBefore(view, end - 1, 'end') };
}

/** Where the character at an offset of the view began, or ended, before the changes were made. */
function offsetBefore({ changes, shownAt }: ChangedView, offset: number, edge: 'start' | 'end'): number {
  const index = lastAtOrBefore(shownAt, offset);
  const change = changes[index];
  const past = edge === 'end' ? 1 : 0;
  if (change === undefined) return offset + past;
  const into = offset - (shownAt[index] ?? 0);
  if (into >= change.shown.length) return change.end + into - change.shown.length + past;
  return change.aligned ? change.start + into + past : change[edge];
}

/** The index of the last of the ascending numbers that is at most `limit`; -1 where none is. */
function lastAtOrBefore(ascending: Int32Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

interface Hidings {
  readonly within: Hiding[];
  readonly touching: Hiding[];
}

function collectHidings({ changes, shownAt }: ChangedView, { start, end }: Span, { within, touching }: Hidings): void {
  const inside = new Set<Hiding>();
  const beside = new Set<Hiding>();
  for (let i = lastAtOrBefore(shownAt, end); i >= 0; i--) {
    const change = changes[i];
    const from = shownAt[i] ?? 0;
    const to = from + (change?.shown.length ?? 0);
    if (!change || to < start) break;
    (from < end && to > start ? inside : beside).add(change.hiding);
  }
  within.push(...inside);
  touching.push(...beside);
}

/** A character beyond U+FFFF is two code units: neither is left behind. */
function wholeCharacters(text: string, start: number, end: number): Span {
  return { start: splitsPair(text, start) ? start - 1 : start, end: splitsPair(text, end) ? end + 1 : end };
}

function splitsPair(text: string, offset: number): boolean {
  return (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
}
