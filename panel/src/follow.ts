import type { CaseQuery } from '#protocol/panel/cases.ts';
import { isFiltering } from './query.ts';
import { rowHeight } from './rowWindow.ts';
import { openCase, type PanelState, previewIsNew } from './state.ts';

/**
 * Keeps the keyboard and the scroll position where the user's attention is, when a drawing moves things.
 * @returns to be called before each drawing; it returns what is to be called after it
 */
export function createFollower(root: HTMLElement): (before: PanelState, after: PanelState) => () => void {
  let opener: HTMLElement | null = null;
  return (before, after) => {
    const place = placeOfFocus(root);
    const was = openCase(before)?.key;
    const is = openCase(after)?.key;
    if (was === undefined && is !== undefined) opener = focused();
    return () => {
      keepFocus(root, place);
      if (after.query !== before.query) showList(root, after.query);
      if (previewIsNew(before.view, after.view)) showActions(root);
      if (was !== is) is === undefined ? giveBack(root, opener) : showCase(root);
      else if (after.cursor !== before.cursor) revealRow(root, after.cursor);
    };
  };
}

interface FocusPlace {
  readonly element: HTMLElement;
  /** The section that it stands in. */
  readonly section: string | undefined;
}

function placeOfFocus(root: HTMLElement): FocusPlace | undefined {
  const element = focused();
  if (!element || !root.contains(element)) return undefined;
  return { element, section: element.closest('section')?.querySelector('h2')?.id };
}

/** What had the keyboard may be gone with the edit: the keyboard then stays in its section. */
function keepFocus(root: HTMLElement, place: FocusPlace | undefined): void {
  if (!place || place.element.isConnected) return;
  const heading = place.section && root.querySelector<HTMLElement>(`#${place.section}`);
  if (heading) (heading.querySelector('button') ?? heading).focus({ preventScroll: true });
}

/** A filter that was set from elsewhere brings the list into sight, and the list begins anew. */
function showList(root: HTMLElement, query: CaseQuery): void {
  rowsOf(root)?.scrollTo(0, 0);
  if (isFiltering(query) && !focused()?.closest('.cases')) root.querySelector('.cases')?.scrollIntoView();
}

/** In the next frame: where the page is new, it is scrolled first to where it was left. */
function showActions(root: HTMLElement): void {
  requestAnimationFrame(() => root.querySelector('.actions')?.scrollIntoView());
}

/** The keyboard goes along only where the case has taken the list's place. */
function showCase(root: HTMLElement): void {
  const pane = root.querySelector<HTMLElement>('.case-pane');
  pane?.scrollTo(0, 0);
  pane?.closest('.detail')?.scrollTo(0, 0);
  if (isHidden(focused())) pane?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
}

/** The keyboard returns to what the case was opened from. */
function giveBack(root: HTMLElement, opener: HTMLElement | null): void {
  if (!isHidden(focused())) return;
  const target = opener?.isConnected && root.contains(opener) ? opener : rowsOf(root);
  target?.focus({ preventScroll: true });
}

/** Rows out of sight are not in the page, so their place is computed. */
function revealRow(root: HTMLElement, row: number): void {
  const rows = rowsOf(root);
  if (!rows || rows.clientHeight === 0) return;
  const top = row * rowHeight;
  if (top < rows.scrollTop) rows.scrollTop = top;
  else if (top + rowHeight > rows.scrollTop + rows.clientHeight) rows.scrollTop = top + rowHeight - rows.clientHeight;
}

function rowsOf(root: HTMLElement): HTMLElement | null {
  return root.querySelector<HTMLElement>('.rows');
}

/** Nothing in the page has the keyboard, or what has it was covered. */
function isHidden(element: HTMLElement | null): boolean {
  return !element || element === document.body || !element.checkVisibility({ visibilityProperty: true });
}

function focused(): HTMLElement | null {
  return document.activeElement instanceof HTMLElement ? document.activeElement : null;
}
