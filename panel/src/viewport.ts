import { visibleRows } from './rowWindow.ts';
import type { PanelEvent, Viewport } from './state.ts';

/**
 * Tells the state how much room there is and which rows are in sight, on scroll and resize.
 * @returns measures at once; to be called after each drawing, as that may move the list
 */
export function observeViewport(root: HTMLElement, dispatch: (event: PanelEvent) => void): () => void {
  const measure = (): void => {
    const viewport = read(root);
    if (viewport) dispatch({ kind: 'measure', viewport });
  };
  // Scroll events of the panes do not bubble; they are seen on their way down.
  root.addEventListener('scroll', measure, { capture: true, passive: true });
  new ResizeObserver(measure).observe(root);
  return measure;
}

/** Undefined while the list is hidden behind an open case: what was in sight stays as it was. */
function read(root: HTMLElement): Viewport | undefined {
  const list = root.querySelector<HTMLElement>('.list');
  if (!list || list.clientHeight === 0) return undefined;
  const rows = root.querySelector<HTMLElement>('.rows');
  const above = rows ? list.getBoundingClientRect().top - rows.getBoundingClientRect().top : 0;
  return {
    width: root.querySelector('.overview')?.clientWidth ?? 0,
    rows: visibleRows(above, list.clientHeight, Number(rows?.dataset.count ?? 0)),
  };
}
