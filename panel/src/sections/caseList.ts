import { html, nothing, type TemplateResult } from 'lit';
import type { CaseRow, RunView } from '#protocol/panel.ts';
import type { Context, Part } from '../context.ts';
import { isFiltering, noFilter } from '../filter.ts';
import { statusIcon } from '../icons.ts';
import { verdict } from '../marked.ts';
import { count, counted } from '../numbers.ts';
import { rowHeight } from '../rowWindow.ts';
import { openKey, type PanelState } from '../state.ts';
import { filterBar } from './filters.ts';

/** The cases, with filters. Only the rows in sight are in the page. */
export function caseList(context: Context, state: PanelState, view: RunView): Part {
  if (view.cases.length === 0) return nothing;
  return html`<section class="cases" aria-labelledby="cases">
    <div class="list-head">
      <h2 id="cases"><span>Cases</span>${shownCount(context, state, view)}</h2>
      ${filterBar(context, state, view)}
    </div>
    ${state.rows.length > 0 ? listbox(context, state) : noRows(context)}
  </section>`;
}

function shownCount({ post }: Context, { rows, filter }: PanelState, view: RunView): TemplateResult {
  if (!isFiltering(filter)) return html`<span class="aside">${count(view.cases.length)}</span>`;
  const run = () => post({ kind: 'run', suite: view.header.suite.uri, mode: 'run', cases: caseIds(rows) });
  const canRun = view.trusted && !view.progress && rows.length > 0;
  return html`<span class="aside" role="status">
    ${count(rows.length)} of ${count(view.cases.length)}
    ${canRun ? html` · <button class="link" @click=${run}>Run ${counted(rows.length, 'case')}</button>` : nothing}
  </span>`;
}

/** Repeats of a case are rows of their own, but are run together. */
function caseIds(rows: readonly CaseRow[]): string[] {
  return [...new Set(rows.map((row) => row.case))];
}

function noRows({ dispatch }: Context): TemplateResult {
  const showAll = () => dispatch({ kind: 'replaceFilter', filter: noFilter });
  return html`<p class="dim none">No case passes the filters. <button class="link" @click=${showAll}>Show all cases</button></p>`;
}

function listbox(context: Context, state: PanelState): TemplateResult {
  const { rows, cursor } = state;
  const { first, end } = state.viewport.rows;
  const open = openKey(state);
  const draw = (row: CaseRow, i: number) => caseRow(context, row, { index: first + i, of: rows.length, cursor, open });
  return html`<div
    class="rows" role="listbox" tabindex="0" aria-labelledby="cases" data-count=${rows.length}
    aria-activedescendant=${`row-${cursor}`} .style=${`height: ${rows.length * rowHeight}px`}
    @keydown=${(event: KeyboardEvent) => onKey(context, state, event)}
  ><div role="presentation" .style=${`transform: translateY(${first * rowHeight}px)`}>${rows.slice(first, end).map(draw)}</div></div>`;
}

interface Place {
  readonly index: number;
  readonly of: number;
  readonly cursor: number;
  readonly open: string | null;
}

function caseRow({ dispatch }: Context, row: CaseRow, { index, of, cursor, open }: Place): TemplateResult {
  const selected = row.key === open;
  const show = () => {
    dispatch({ kind: 'move', cursor: index });
    dispatch({ kind: 'show', key: row.key });
  };
  return html`<div
    id=${`row-${index}`} role="option" aria-selected=${selected} aria-setsize=${of} aria-posinset=${index + 1}
    class="row ${selected ? 'selected' : ''} ${index === cursor ? 'cursor' : ''}" @click=${show}
  >
    ${statusIcon(row.status)}
    <div class="line">
      <span class="case-name" title=${row.case}>${row.case}</span> <span class="dim">${row.kind}</span>
      <span class="end">${verdict(row.label)}</span>
    </div>
    <div class="line second">
      ${badge(row)}<span class="clip">${row.excerpt}</span>
      ${row.decidedBy ? html`<span class="end clip by" title="decided by ${row.decidedBy}">${row.decidedBy}</span>` : nothing}
    </div>
  </div>`;
}

function badge({ falseRefusal, miss }: CaseRow): Part {
  if (!falseRefusal && !miss) return nothing;
  return html`<span class="badge tone-bad">${miss ? 'missed' : 'false refusal'}</span>`;
}

/** Rows that Page Up and Page Down move by. */
const pageOfRows = 10;

const moves: Readonly<Record<string, (cursor: number, count: number) => number>> = {
  ArrowDown: (cursor) => cursor + 1,
  ArrowUp: (cursor) => cursor - 1,
  PageDown: (cursor) => cursor + pageOfRows,
  PageUp: (cursor) => cursor - pageOfRows,
  Home: () => 0,
  End: (_cursor, count) => count - 1,
};

function onKey({ dispatch }: Context, { rows, cursor }: PanelState, event: KeyboardEvent): void {
  const move = moves[event.key];
  const row = rows[cursor];
  if (move) dispatch({ kind: 'move', cursor: move(cursor, rows.length) });
  else if ((event.key === 'Enter' || event.key === ' ') && row) dispatch({ kind: 'show', key: row.key });
  else return;
  event.preventDefault();
}
