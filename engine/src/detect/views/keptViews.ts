import { type TextViews, viewsOf } from './viewsOf.ts';

/**
 * A cache, no state: all rules look at the same texts, cases repeat what others say, and many calls have arguments in
 * common. Views that hide nothing take next to no room.
 */
const known = new Map<string, TextViews>();
const mostKept = 1024;

/** A longer text is not kept here: to find it takes a look at all of it. */
export const longestKept = 4000;

/** The views of a text, as they were made before if it is short. */
export function keptViewsOf(text: string): TextViews {
  if (text.length > longestKept) return viewsOf(text);
  const before = known.get(text);
  if (before) return before;
  const views = viewsOf(text);
  if (known.size >= mostKept) known.clear();
  known.set(text, views);
  return views;
}
