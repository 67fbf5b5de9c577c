import type { CaseRow, CaseView, HostMessage, PanelView } from '#protocol/panel.ts';
import { type CaseFilter, filterCases, noFilter, readFilter } from './filter.ts';
import type { RowRange } from './rowWindow.ts';

/** All that the page is drawn from. */
export interface PanelState {
  /** The host's last word; absent until it has spoken. */
  readonly view?: PanelView;
  readonly filter: CaseFilter;
  /** The view's cases that pass the filter. */
  readonly rows: readonly CaseRow[];
  /** The row that the keyboard is on: an index into `rows`. */
  readonly cursor: number;
  /** The case that was asked for (null: none) and that the host has not answered yet. */
  readonly asked?: string | null;
  /** Titles of the flip groups that are shown in full. */
  readonly unfolded: readonly string[];
  readonly viewport: Viewport;
}

/** What is on the screen. */
export interface Viewport {
  /** Width of the column that holds the charts, in CSS pixels. */
  readonly width: number;
  /** The part of `rows` that is drawn. */
  readonly rows: RowRange;
}

export type PanelEvent =
  | HostMessage
  | { readonly kind: 'narrow'; readonly filter: Partial<CaseFilter> }
  | { readonly kind: 'replaceFilter'; readonly filter: CaseFilter }
  | { readonly kind: 'fold'; readonly group: string }
  | { readonly kind: 'move'; readonly cursor: number }
  | { readonly kind: 'show'; readonly key: string | null }
  | { readonly kind: 'measure'; readonly viewport: Viewport };

/** The next state; the same object where nothing changes. */
export function reduce(state: PanelState, event: PanelEvent): PanelState {
  switch (event.kind) {
    case 'view':
      return sift({ ...state, view: event.view, asked: stillAsked(state, event.view) });
    case 'filter':
      return setFilter({ ...state, ...close(state) }, { ...noFilter, rule: event.rule });
    case 'narrow':
      return setFilter(state, { ...state.filter, ...event.filter });
    case 'replaceFilter':
      return setFilter(state, event.filter);
    case 'fold':
      return { ...state, unfolded: toggle(state.unfolded, event.group) };
    case 'move':
      return { ...state, cursor: clamp(event.cursor, state.rows.length) };
    case 'show':
      return event.key === openKey(state) ? state : { ...state, asked: event.key };
    case 'measure':
      return sameViewport(state.viewport, event.viewport) ? state : { ...state, viewport: event.viewport };
    default:
      return assertNever(event);
  }
}

/** The state after a reload, from what `savedState` gave before it. */
export function restoreState(saved: unknown): PanelState {
  const filter = readFilter(saved);
  return { filter, rows: [], cursor: 0, unfolded: [], viewport: { width: 0, rows: { first: 0, end: 0 } } };
}

export function savedState({ filter }: PanelState): CaseFilter {
  return filter;
}

/** Key of the case that is open, or will be as soon as the host has sent it. */
export function openKey(state: PanelState): string | null {
  return state.asked === undefined ? selectedKey(state.view) : state.asked;
}

/** The case to draw. The one that was open stays until the one asked for arrives. */
export function openCase({ view, asked }: PanelState): CaseView | undefined {
  return view?.kind === 'run' && asked !== null ? view.selected : undefined;
}

/** A question is answered when the host opens that case, or changes its selection by itself. */
function stillAsked({ asked, view: before }: PanelState, after: PanelView): string | null | undefined {
  const key = selectedKey(after);
  return key === asked || key !== selectedKey(before) ? undefined : asked;
}

function selectedKey(view: PanelView | undefined): string | null {
  return view?.kind === 'run' ? (view.selected?.key ?? null) : null;
}

function close(state: PanelState): Pick<PanelState, 'asked'> {
  return openKey(state) === null ? {} : { asked: null };
}

function setFilter(state: PanelState, filter: CaseFilter): PanelState {
  return sift({ ...state, filter, cursor: 0 });
}

function sift(state: PanelState): PanelState {
  const rows = state.view?.kind === 'run' ? filterCases(state.view.cases, state.filter) : [];
  return { ...state, rows, cursor: clamp(state.cursor, rows.length) };
}

function toggle(titles: readonly string[], title: string): readonly string[] {
  return titles.includes(title) ? titles.filter((other) => other !== title) : [...titles, title];
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(index, length - 1));
}

function sameViewport(a: Viewport, b: Viewport): boolean {
  return a.width === b.width && a.rows.first === b.rows.first && a.rows.end === b.rows.end;
}

function assertNever(event: never): never {
  throw new Error(`unknown event ${JSON.stringify(event)}`);
}
