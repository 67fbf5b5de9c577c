import { rowHeight, visibleRows } from './rowWindow.ts';
import type { PanelEvent, Viewport } from './state.ts';

/** More rows than these are not printed: whoever needs them has the page. */
export const mostPrinted = 500;

/**
 * Tells the state how much room there is and which rows are in sight, on scroll and resize; on paper all are.
 * @returns measures at once; to be called after each drawing, as that may change the list
 */
export function observeViewport(root: HTMLElement, dispatch: (event: PanelEvent) => void): () => void {
  let medium: 'screen' | 'paper' = 'screen';
  const measure = (): void => {
    const viewport = medium === 'paper' ? onPaper : read(root);
    if (viewport) dispatch({ kind: 'measure', viewport });
  };
  const turnTo = (next: typeof medium) => (): void => {
    medium = next;
    measure();
  };
  // Scroll events do not bubble; they are seen on their way down.
  root.addEventListener('scroll', measure, { capture: true, passive: true });
  new ResizeObserver(measure).observe(root);
  window.addEventListener('beforeprint', turnTo('paper'));
  window.addEventListener('afterprint', turnTo('screen'));
  return measure;
}

const onPaper: Partial<Viewport> = { rows: { first: 0, end: mostPrinted } };

/** Undefined before there is a view. A list that is folded or hidden keeps what was in sight. */
function read(root: HTMLElement): Partial<Viewport> | undefined {
  const width = root.querySelector('.overview')?.clientWidth;
  if (width === undefined) return undefined;
  const list = root.querySelector<HTMLElement>('.rows');
  if (!list || list.clientHeight === 0) return { width };
  return {
    width,
    rows: visibleRows(list.scrollTop, list.clientHeight, Number(list.dataset.count ?? 0)),
    page: Math.max(1, Math.floor(list.clientHeight / rowHeight) - 1),
  };
}
