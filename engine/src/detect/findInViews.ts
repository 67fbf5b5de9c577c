import type { Finding, Span } from './finding.ts';
import { mergeFindings } from './mergeFindings.ts';
import { locate, type View } from './views/view.ts';

/**
 * What a detector finds in the views of a text beside what it `found` in the raw text: each finding at its place in the
 * raw text, with how it was hidden there. What the raw text shows as well is not found again.
 */
export function findInViews(
  views: readonly View[],
  find: (text: string) => readonly Finding[],
  found: readonly Finding[],
): readonly Finding[] {
  const hidden: Finding[] = [];
  let known = covers(found);
  for (const view of views) {
    const fresh = find(view.text)
      .flatMap((finding) => toRaw(finding, view))
      .filter((span) => !known(span));
    for (const finding of fresh) hidden.push(finding);
    if (fresh.length > 0) known = covers([...found, ...hidden]);
  }
  return mergeFindings(hidden);
}

function toRaw({ start, end, label }: Finding, view: View): Finding[] {
  if (start >= end) return [];
  const { hidden, ...span } = locate(view, { start, end });
  return [{ ...span, label, ...(hidden.length > 0 && { hidden }) }];
}

/** Whether spans cover another one together. */
function covers(spans: readonly Span[]): (span: Span) => boolean {
  const merged = mergeFindings(spans.map(({ start, end }) => ({ start, end, label: '' })));
  return ({ start, end }) => {
    let low = 0;
    let high = merged.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((merged[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return (merged[low - 1]?.end ?? -1) >= end;
  };
}
