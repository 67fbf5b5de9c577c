import { type EncodedKind, obfuscations } from './encoded/obfuscations.ts';
import type { Piece } from './encoded/piece.ts';
import type { Finding } from './finding.ts';
import { mergeFindings } from './mergeFindings.ts';
import { keptViewsOf } from './views/keptViews.ts';
import { type Change, type ChangedView, locate, type View } from './views/view.ts';

export type { EncodedKind };

export const encodedKinds = Object.keys(obfuscations) as readonly EncodedKind[];

/**
 * Where a text is hidden or obfuscated in one of some ways, sorted by start, without overlaps. What ordinary texts
 * encode where they need to is not found: `%20` in a URL, `&amp;`, joiners in an emoji. Time linear in the text.
 */
export function findEncoded(text: string, kinds: readonly EncodedKind[]): Finding[] {
  const { decoded, words } = keptViewsOf(text);
  const levels = [...levelsOf([...decoded(), ...words()])];
  return mergeFindings(levels.flatMap((level) => kinds.flatMap((kind) => findKind(level, kind))));
}

/** The changes of all views, each once, those of the raw text first. */
function levelsOf(views: readonly View[]): ReadonlySet<ChangedView> {
  const levels = new Set<ChangedView>();
  const add = (view: View) => {
    if (view.kind === 'raw' || levels.has(view)) return;
    add(view.of);
    levels.add(view);
  };
  views.forEach(add);
  return levels;
}

function findKind({ of, changes }: ChangedView, kind: EncodedKind): Finding[] {
  const own = changes.filter(({ hiding }) => hiding === kind);
  return piecesOf(own, of.text)
    .filter(obfuscations[kind])
    .map(({ start, end }) => {
      const { hidden, ...span } = locate(of, { start, end });
      return { ...span, label: kind.toUpperCase(), hidden: [...new Set([...hidden, kind])] };
    });
}

/** Changes that touch are one piece. */
function piecesOf(changes: readonly Change[], text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { start, end, shown } of changes) {
    const last = pieces.at(-1);
    if (last?.end !== start) pieces.push({ start, end, shown, text });
    else pieces[pieces.length - 1] = { ...last, end, shown: last.shown + shown };
  }
  return pieces;
}
