import type { CaseQuery } from '#protocol/panel/cases.ts';
import type { CaseView } from '#protocol/panel/caseView.ts';
import type { HostMessage } from '#protocol/panel/messages.ts';
import type { PanelView } from '#protocol/panel/view.ts';
import { noQuery, readQuery, sameQuery } from './query.ts';
import {
  blockSize,
  nextQuestion,
  noRows,
  noteQuestion,
  type RowQuestion,
  type RowStore,
  receiveRows,
} from './rowStore.ts';
import type { RowRange } from './rowWindow.ts';

/** All that the page is drawn from. */
export interface PanelState {
  /** The host's last word; absent until it has spoken. */
  readonly view?: PanelView;
  readonly query: CaseQuery;
  /** What is here of the cases that pass the query. */
  readonly rows: RowStore;
  /** The row that the keyboard is on. */
  readonly cursor: number;
  /** The case that was asked for (null: none) and that the host has not answered yet. */
  readonly asked?: string | null;
  /** What was folded or unfolded by hand, by its id: whether it is open. */
  readonly folds: Folds;
  /** How far the page and its columns are scrolled. */
  readonly tops: Tops;
  /** The run that is looked at in the history; the last one, if absent. */
  readonly run?: string;
  readonly viewport: Viewport;
}

export type Folds = Readonly<Record<string, boolean>>;

/** By what is scrolled, in CSS pixels. */
export type Tops = Readonly<Record<string, number>>;

/** What is on the screen. */
export interface Viewport {
  /** Width of the column that holds the charts, in CSS pixels. */
  readonly width: number;
  /** The part of the case list that is drawn. */
  readonly rows: RowRange;
  /** Rows of the case list that are wholly in sight at once. */
  readonly page: number;
}

export type PanelEvent =
  | HostMessage
  | { readonly kind: 'narrow'; readonly query: Partial<CaseQuery> }
  | { readonly kind: 'replaceQuery'; readonly query: CaseQuery }
  | { readonly kind: 'fold'; readonly id: string; readonly open: boolean }
  | { readonly kind: 'move'; readonly cursor: number }
  | { readonly kind: 'show'; readonly key: string | null }
  | { readonly kind: 'lookAtRun'; readonly id: string }
  | { readonly kind: 'scrolled'; readonly tops: Tops }
  | { readonly kind: 'ask'; readonly question: RowQuestion }
  | { readonly kind: 'measure'; readonly viewport: Partial<Viewport> };

/** The next state; the same object where nothing changes. */
export function reduce(state: PanelState, event: PanelEvent): PanelState {
  switch (event.kind) {
    case 'view':
      return showView(state, event.view);
    case 'rows':
      return withRows(state, receiveRows(state.rows, event.rows, state.query));
    case 'filter':
      return setQuery(state, { ...noQuery, rule: event.rule });
    case 'narrow':
      return setQuery(state, { ...state.query, ...event.query });
    case 'replaceQuery':
      return setQuery(state, event.query);
    case 'fold':
      return { ...state, folds: { ...state.folds, [event.id]: event.open } };
    case 'move':
      return { ...state, cursor: clamp(event.cursor, state.rows.total) };
    case 'show':
      return event.key === openKey(state) ? state : { ...state, asked: event.key };
    case 'lookAtRun':
      return { ...state, run: event.id };
    case 'scrolled':
      return { ...state, tops: event.tops };
    case 'ask':
      return { ...state, rows: noteQuestion(state.rows, event.question) };
    case 'measure':
      return setViewport(state, { ...state.viewport, ...event.viewport });
    default:
      return assertNever(event);
  }
}

/** The state after a reload, from what `savedState` gave before it. */
export function restoreState(saved: unknown): PanelState {
  const { query, folds, tops }: Partial<Record<keyof SavedState, unknown>> =
    typeof saved === 'object' && saved !== null ? saved : {};
  const viewport = { width: 0, rows: { first: 0, end: 0 }, page: 1 };
  return {
    query: readQuery(query),
    rows: noRows,
    cursor: 0,
    folds: recordOf(folds, isBoolean),
    tops: recordOf(tops, isNumber),
    viewport,
  };
}

/** What outlives a reload. */
export interface SavedState {
  readonly query: CaseQuery;
  readonly folds: Folds;
  readonly tops: Tops;
}

export function savedState({ query, folds, tops }: PanelState): SavedState {
  return { query, folds, tops };
}

/** Key of the case that is open, or will be as soon as the host has sent it. */
export function openKey(state: PanelState): string | null {
  return state.asked === undefined ? selectedKey(state.view) : state.asked;
}

/** The case to draw. The one that was open stays until the one asked for arrives. */
export function openCase({ view, asked }: PanelState): CaseView | undefined {
  return view?.kind === 'live' && asked !== null ? view.selected : undefined;
}

/** The rows to ask the host for: those in sight, a block on either side of them, and the neighbours that one can step to. */
export function rowsToAsk({ view, query, rows, cursor, viewport }: PanelState): RowQuestion | undefined {
  if (view?.kind !== 'live') return undefined;
  const { first, end } = viewport.rows;
  const ranges = [
    { first: first - blockSize, end: end + blockSize },
    { first: cursor - 1, end: cursor + 2 },
  ];
  return nextQuestion(rows, { query, version: view.rowsVersion, ranges });
}

/** Another suite has other rows; the same suite's stay in sight until newer ones have come. */
function showView(state: PanelState, view: PanelView): PanelState {
  const rows = suiteOf(view) === suiteOf(state.view) ? state.rows : noRows;
  const folds = previewIsNew(state.view, view) ? { ...state.folds, actions: true } : state.folds;
  return { ...state, view, rows, folds, cursor: rows === noRows ? 0 : state.cursor, asked: stillAsked(state, view) };
}

/** Whether the calls of another rule, or of a trace, are previewed: somebody has asked to see them. */
export function previewIsNew(before: PanelView | undefined, after: PanelView | undefined): boolean {
  const [was, is] = [before, after].map((view) => (view?.kind === 'live' ? view.actions?.scope : undefined));
  if (is?.kind === 'trace') return was?.kind !== 'trace';
  return is?.kind === 'rule' && (was?.kind !== 'rule' || was.rule !== is.rule);
}

/** A question is answered when the host opens that case, or changes its selection by itself. */
function stillAsked({ asked, view: before }: PanelState, after: PanelView): string | null | undefined {
  const key = selectedKey(after);
  return key === asked || key !== selectedKey(before) ? undefined : asked;
}

function selectedKey(view: PanelView | undefined): string | null {
  return view?.kind === 'live' ? (view.selected?.key ?? null) : null;
}

function suiteOf(view: PanelView | undefined): string | undefined {
  return view?.kind === 'live' ? view.header.suite.uri : undefined;
}

/** Other rows are what was asked to be seen: an open case makes room for them. */
function setQuery(state: PanelState, query: CaseQuery): PanelState {
  if (sameQuery(query, state.query) && query.text === state.query.text) return { ...state, ...close(state) };
  return { ...state, ...close(state), query, cursor: 0 };
}

function close(state: PanelState): Pick<PanelState, 'asked'> {
  return openKey(state) === null ? {} : { asked: null };
}

function withRows(state: PanelState, rows: RowStore): PanelState {
  return rows === state.rows ? state : { ...state, rows, cursor: clamp(state.cursor, rows.total) };
}

/** What may have been saved by another version of the panel: what is not understood is dropped. */
function recordOf<T>(saved: unknown, is: (value: unknown) => value is T): Readonly<Record<string, T>> {
  if (typeof saved !== 'object' || saved === null) return {};
  return Object.fromEntries(Object.entries(saved).filter((entry): entry is [string, T] => is(entry[1])));
}

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const isNumber = (value: unknown): value is number => typeof value === 'number';

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(index, length - 1));
}

function setViewport(state: PanelState, viewport: Viewport): PanelState {
  return sameViewport(state.viewport, viewport) ? state : { ...state, viewport };
}

function sameViewport(a: Viewport, b: Viewport): boolean {
  return a.width === b.width && a.page === b.page && a.rows.first === b.rows.first && a.rows.end === b.rows.end;
}

function assertNever(event: never): never {
  throw new Error(`unknown event ${JSON.stringify(event)}`);
}
