import { viewsOf } from '../detect/views/viewsOf.ts';

/** The texts of a subject, and what they read as where something is hidden in them. Without places: only whether counts. */
export interface Texts {
  readonly raw: readonly string[];
  readonly decoded: readonly string[];
  readonly words: readonly string[];
}

const none: readonly string[] = [];

/** Texts in which nothing is hidden. */
export const plainTexts = (raw: readonly string[]): Texts => ({ raw, decoded: none, words: none });

export function readTexts(raw: readonly string[]): Texts {
  const views = raw.map(viewsOf);
  return {
    raw,
    decoded: orNone(views.flatMap((each) => each.decoded().map(({ text }) => text))),
    words: orNone(views.flatMap((each) => each.words().map(({ text }) => text))),
  };
}

/** Most texts hide nothing: one empty list is enough for all of them. */
const orNone = (texts: readonly string[]): readonly string[] => (texts.length === 0 ? none : texts);
