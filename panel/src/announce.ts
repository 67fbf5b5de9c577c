import { count } from './numbers.ts';
import { isFiltering, sameQuery } from './query.ts';
import type { PanelState } from './state.ts';

/** How long the view must have stood still before it is spoken, in milliseconds: longer than a pause between keys. */
const quiet = 1_000;

/**
 * Tells a screen reader what an edit changed, and how many cases pass the filters, once the typing rests: not after
 * each key.
 * @returns to be called after each drawing
 */
export function createAnnouncer(root: HTMLElement): (state: PanelState) => void {
  const region = document.createElement('div');
  region.className = 'unseen';
  region.setAttribute('role', 'status');
  root.after(region);
  let said: readonly string[] = [];
  let seen: readonly string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const speak = (): void => {
    region.textContent = seen.filter((text) => !said.includes(text)).join(' ');
    said = seen;
  };
  return (state) => {
    const texts = textsOf(state);
    if (texts.join('\n') === seen.join('\n')) return;
    seen = texts;
    clearTimeout(timer);
    timer = setTimeout(speak, quiet);
  };
}

function textsOf({ view, query, rows }: PanelState): string[] {
  if (view?.kind !== 'live') return [];
  const changed = view.problem ?? view.leftOut ?? view.changes?.summary ?? '';
  const unpinned = view.probesProblem?.message ?? '';
  const isCounted = isFiltering(query) && rows.query !== undefined && sameQuery(rows.query, query);
  const shown = isCounted ? `${count(rows.total)} of ${count(view.header.counts.total)} cases are shown.` : '';
  return [changed, unpinned, shown].map((text) => text.replaceAll('`', '')).filter((text) => text !== '');
}
