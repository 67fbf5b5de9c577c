import { findInViews } from '../../detect/findInViews.ts';
import type { Finding } from '../../detect/finding.ts';
import { keptViewsOf, longestKept } from '../../detect/views/keptViews.ts';
import { type TextViews, viewsOf } from '../../detect/views/viewsOf.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { FindInText, TextPart } from '../outcome.ts';
import type { Sight } from './detector.ts';

/** What is found in a text, and in its views as far as `sees` says; in order. */
export function findIn(part: TextPart, sees: Sight, find: FindInText, exchange: Exchange): readonly Finding[] {
  const found = find(part.text, exchange);
  if (sees === 'raw') return found;
  const { decoded, words } = viewsOfPart(part);
  const inWords = sees === 'words' ? words() : [];
  const views = inWords.length === 0 ? decoded() : [...decoded(), ...inWords];
  if (views.length === 0) return found;
  const hidden = findInViews(views, (text) => find(text, exchange), found);
  return hidden.length === 0 ? found : [...found, ...hidden].sort((a, b) => a.start - b.start);
}

/** Of a long text, what is known goes with the part. A cache, no state: all rules look at the same parts. */
const knownByPart = new WeakMap<TextPart, TextViews>();

function viewsOfPart(part: TextPart): TextViews {
  if (part.text.length <= longestKept) return keptViewsOf(part.text);
  const views = knownByPart.get(part) ?? viewsOf(part.text);
  knownByPart.set(part, views);
  return views;
}
