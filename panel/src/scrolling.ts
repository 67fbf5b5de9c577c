import type { PanelEvent, PanelState, Tops } from './state.ts';

/** What scrolls as a whole: the page where it is narrow, its columns where it is wide. */
const scrollers = ['page', 'overview', 'detail'] as const;

/** How long a scroll must have rested before it is kept, in milliseconds. */
const rest = 200;

/** Tells the state how far the page is scrolled, so that a page that is loaded anew begins where it was left. */
export function observeScrolling(root: HTMLElement, dispatch: (event: PanelEvent) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => dispatch({ kind: 'scrolled', tops: topsOf(root) });
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(tell, rest);
  };
  root.addEventListener('scroll', later, { capture: true, passive: true });
}

/** To be called after the first drawing of a suite. The controls draw themselves after it, but before the next frame. */
export function restoreScrolling(root: HTMLElement, { tops }: PanelState): void {
  requestAnimationFrame(() => {
    for (const name of scrollers) root.querySelector(`.${name}`)?.scrollTo(0, tops[name] ?? 0);
  });
}

function topsOf(root: HTMLElement): Tops {
  return Object.fromEntries(scrollers.map((name) => [name, root.querySelector(`.${name}`)?.scrollTop ?? 0]));
}
