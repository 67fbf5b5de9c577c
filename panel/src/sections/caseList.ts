import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CaseRow } from '#protocol/panel/cases.ts';
import type { LiveView } from '#protocol/panel/view.ts';
import type { Context, Part } from '../context.ts';
import { statusIcon } from '../icons.ts';
import { verdict } from '../marked.ts';
import { count, counted } from '../numbers.ts';
import { isFiltering, noQuery, sameQuery } from '../query.ts';
import { rowAt } from '../rowStore.ts';
import { rowHeight } from '../rowWindow.ts';
import { section } from '../section.ts';
import { openKey, type PanelState } from '../state.ts';
import { filterBar } from './filters.ts';

/** The cases, with filters. Only the rows in sight are in the page; the host sends them as they come into sight. */
export function caseList(context: Context, state: PanelState, view: LiveView): Part {
  if (view.header.counts.total === 0) return nothing;
  return section(context, state, { id: 'cases', title: 'Cases', aside: shownCount(context, state, view) }, () => [
    filterBar(context, state, view),
    list(context, state, view),
  ]);
}

function shownCount(
  { post, place }: Context,
  state: PanelState,
  { header, trusted, progress }: LiveView,
): TemplateResult {
  const { rows, query } = state;
  const all = header.counts.total;
  if (!isFiltering(query)) return html`${count(all)}`;
  const canRun = place === 'editor' && trusted && !progress && rows.total > 0 && isAnswered(state);
  return html`<span>${count(rows.total)} of ${count(all)}</span>
    ${canRun ? html` · <button class="link" @click=${() => post({ kind: 'runQuery', query })}>Run ${counted(rows.total, 'case')}</button>` : nothing}`;
}

/** Whether the rows that are here answer what is asked now. Until then they are what was asked before. */
function isAnswered({ rows, query }: PanelState): boolean {
  return rows.query !== undefined && sameQuery(rows.query, query);
}

/** As high as all cases would be, within bounds that the style sets: filtering does not move what stands below. */
function list(context: Context, state: PanelState, { header }: LiveView): TemplateResult {
  const { rows, cursor, viewport } = state;
  const { first, end } = viewport.rows;
  const shown = Array.from({ length: Math.max(0, Math.min(end, rows.total) - first) }, (_, i) => first + i);
  const open = openKey(state);
  const isEmpty = rows.total === 0 && isAnswered(state);
  return html`<div class="rows-frame" .style=${`--cases: ${header.counts.total}`}><div
    class="rows" role="listbox" tabindex="0" aria-labelledby="cases-title" aria-busy=${!isAnswered(state)} data-count=${rows.total}
    aria-activedescendant=${rows.total > 0 ? `row-${cursor}` : nothing}
    @keydown=${(event: KeyboardEvent) => onKey(context, state, event)}
  ><div role="presentation" class="sheet" .style=${`height: ${rows.total * rowHeight}px`}
    ><div role="presentation" .style=${`transform: translateY(${first * rowHeight}px)`}>${repeat(
      shown,
      (index) => index,
      (index) => caseRow(context, rowAt(rows, index), { index, of: rows.total, cursor, open }),
    )}</div></div></div>${isEmpty ? noRow(context) : nothing}</div>
    ${rows.total > end ? html`<p class="dim on-paper">and ${counted(rows.total - end, 'more case')}</p>` : nothing}`;
}

function noRow({ dispatch }: Context): TemplateResult {
  const showAll = () => dispatch({ kind: 'replaceQuery', query: noQuery });
  return html`<p class="dim none">No case passes the filters. <button class="link" @click=${showAll}>Show all cases</button></p>`;
}

interface Place {
  readonly index: number;
  readonly of: number;
  readonly cursor: number;
  readonly open: string | null;
}

/** A row that is not here yet is a quiet placeholder. */
function caseRow({ dispatch }: Context, row: CaseRow | undefined, { index, of, cursor, open }: Place): TemplateResult {
  const selected = row !== undefined && row.key === open;
  const show = () => {
    dispatch({ kind: 'move', cursor: index });
    if (row) dispatch({ kind: 'show', key: row.key });
  };
  return html`<div
    id=${`row-${index}`} role="option" aria-selected=${selected} aria-setsize=${of} aria-posinset=${index + 1}
    class="row ${selected ? 'selected' : ''} ${index === cursor ? 'cursor' : ''}" @click=${show}
  >${row ? rowContent(row) : placeholder}</div>`;
}

const placeholder = html`<span class="bone short"></span><span class="bone long"></span>`;

function rowContent(row: CaseRow): TemplateResult {
  return html`${statusIcon(row.status)}
    <div class="line">
      <span class="case-name" title=${row.case}>${row.case}</span> <span class="dim">${row.kind}</span>
      <span class="end">${row.before ? html`<span class="was">${verdict(row.before)} <span role="img" aria-label="then">→</span> </span>` : nothing}${verdict(row.label)}</span>
    </div>
    <div class="line second">
      ${badge(row)}<span class="clip">${row.excerpt}</span>
      ${row.decidedBy ? html`<span class="end clip by" title="decided by ${row.decidedBy}">by ${row.decidedBy}</span>` : nothing}
    </div>`;
}

function badge({ falseRefusal, miss }: CaseRow): Part {
  if (!falseRefusal && !miss) return nothing;
  return html`<span class="badge tone-bad">${miss ? 'missed' : 'false refusal'}</span>`;
}

type Move = (cursor: number, size: { readonly count: number; readonly page: number }) => number;

const moves: Readonly<Record<string, Move>> = {
  ArrowDown: (cursor) => cursor + 1,
  ArrowUp: (cursor) => cursor - 1,
  PageDown: (cursor, { page }) => cursor + page,
  PageUp: (cursor, { page }) => cursor - page,
  Home: () => 0,
  End: (_cursor, { count: n }) => n - 1,
};

function onKey({ dispatch }: Context, { rows, cursor, viewport }: PanelState, event: KeyboardEvent): void {
  if (event.target !== event.currentTarget) return;
  const move = moves[event.key];
  const row = rowAt(rows, cursor);
  if (move) dispatch({ kind: 'move', cursor: move(cursor, { count: rows.total, page: viewport.page }) });
  else if ((event.key === 'Enter' || event.key === ' ') && row) dispatch({ kind: 'show', key: row.key });
  else return;
  event.preventDefault();
}
