import { type CaseFilter, isFiltering } from './filter.ts';
import { rowHeight } from './rowWindow.ts';
import { openCase, type PanelState } from './state.ts';

/**
 * Keeps the keyboard and the scroll position where the user's attention is, when a drawing has moved things.
 * @returns to be called after each drawing
 */
export function createFollower(root: HTMLElement): (before: PanelState, after: PanelState) => void {
  let opener: HTMLElement | null = null;
  return (before, after) => {
    if (after.filter !== before.filter) showList(root, after.filter);
    const was = openCase(before)?.key;
    const is = openCase(after)?.key;
    if (was === is) {
      if (after.cursor !== before.cursor && !focused()?.closest('.overview')) revealRow(root, after.cursor);
      return;
    }
    if (was === undefined) opener = focused();
    if (is === undefined) giveBack(root, opener);
    else showCase(root);
    if (was === undefined || is === undefined) keepInSight(root, opener, after.cursor);
  };
}

/** A filter that was set from elsewhere brings the list; one that was set in the list keeps its head in sight. */
function showList(root: HTMLElement, filter: CaseFilter): void {
  const cases = root.querySelector('.cases');
  const list = root.querySelector('.list');
  if (!cases || !list) return;
  const fromElsewhere = isFiltering(filter) && !focused()?.closest('.cases');
  if (fromElsewhere || cases.getBoundingClientRect().top < list.getBoundingClientRect().top) cases.scrollIntoView();
}

/** The keyboard goes along only where the case has taken the list's place. */
function showCase(root: HTMLElement): void {
  const pane = root.querySelector('.case-pane');
  pane?.scrollTo(0, 0);
  if (root.querySelector('.list')?.clientHeight === 0) pane?.querySelector<HTMLElement>('h2')?.focus();
}

/** The keyboard returns to what the case was opened from. */
function giveBack(root: HTMLElement, opener: HTMLElement | null): void {
  const target = opener?.isConnected && root.contains(opener) ? opener : rowsOf(root);
  target?.focus({ preventScroll: true });
}

/** Opening and closing a case changes the width of the list, and with it what is where. */
function keepInSight(root: HTMLElement, opener: HTMLElement | null, cursor: number): void {
  if (opener?.closest('.overview')) opener.scrollIntoView({ block: 'nearest' });
  else if (opener?.matches('.rows')) revealRow(root, cursor);
}

/** Rows out of sight are not in the page, so their place is computed. */
function revealRow(root: HTMLElement, row: number): void {
  const list = root.querySelector('.list');
  const rows = rowsOf(root);
  if (!list || !rows || list.clientHeight === 0) return;
  const head = root.querySelector('.list-head')?.clientHeight ?? 0;
  const top = rows.getBoundingClientRect().top - list.getBoundingClientRect().top + row * rowHeight;
  if (top < head) list.scrollTop += top - head;
  else if (top + rowHeight > list.clientHeight) list.scrollTop += top + rowHeight - list.clientHeight;
}

function rowsOf(root: HTMLElement): HTMLElement | null {
  return root.querySelector<HTMLElement>('.rows');
}

function focused(): HTMLElement | null {
  return document.activeElement instanceof HTMLElement ? document.activeElement : null;
}
