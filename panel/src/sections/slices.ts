import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CaseQuery } from '#protocol/panel/cases.ts';
import type { Slice } from '#protocol/panel/rates.ts';
import type { LiveView } from '#protocol/panel/view.ts';
import type { Context, Part } from '../context.ts';
import { count, counted } from '../numbers.ts';
import { isKind, noQuery } from '../query.ts';
import { isOpen, section } from '../section.ts';
import { type SliceGroup, sliceGroups } from '../sliceOrder.ts';
import type { PanelState } from '../state.ts';
import { pairLegend, pairRow } from './pairRow.ts';

/** Slices of a group that are shown before all are asked for. */
const shownFirst = 8;

const groupNames = { kind: 'by kind', tag: 'by tag', source: 'by file' } satisfies Record<Slice['by'], string>;

/** The rates of the cases by kind, tag and file, the worst first. A name shows its cases. */
export function slices(context: Context, state: PanelState, { slices: all }: LiveView): Part {
  if (all.length === 0) return nothing;
  const aside = pairLegend(all.some((slice) => slice.before));
  return section(context, state, { id: 'slices', title: 'Slices', aside, folded: true }, () =>
    sliceGroups(all).map((group) => sliceGroup(context, state, group)),
  );
}

function sliceGroup(context: Context, state: PanelState, { by, slices: all }: SliceGroup): TemplateResult {
  const id = `slices-${by}`;
  const open = isOpen(state, id, false);
  const toggle = () => context.dispatch({ kind: 'fold', id, open: !open });
  const shown = open ? all : all.slice(0, shownFirst);
  return html`<div role="group" aria-labelledby=${id}>
    <h3 class="dim small" id=${id}>${groupNames[by]}</h3>
    <ul class="pairs">${repeat(
      shown,
      ({ name }) => name,
      (slice) => pairRow(slice, sliceName(context, state, slice), slice.before),
    )}</ul>
    ${
      all.length > shownFirst
        ? html`<button class="link more" aria-expanded=${open} @click=${toggle}>${open ? 'Show fewer' : `${count(all.length - shownFirst)} more`}</button>`
        : nothing
    }
  </div>`;
}

function sliceName({ dispatch }: Context, { query }: PanelState, slice: Slice): TemplateResult {
  const { name, title, cases } = slice;
  const part = partOf(slice);
  const pressed = Object.entries(part).every(([key, value]) => query[key as keyof CaseQuery] === value);
  const toggle = () => dispatch({ kind: 'replaceQuery', query: pressed ? noQuery : { ...noQuery, ...part } });
  const text = `${title === undefined ? name : `${name}: ${title}`}, ${counted(cases, 'case')}`;
  return html`<button class="link clip" title=${text} aria-pressed=${pressed} @click=${toggle}>${name}</button>
    <span class="dim small">${title === undefined ? '' : `${title} · `}${counted(cases, 'case')}</span>`;
}

function partOf({ by, name }: Slice): Partial<CaseQuery> {
  switch (by) {
    case 'kind':
      return isKind(name) ? { kind: name } : {};
    case 'tag':
      return { tag: name };
    case 'source':
      return { source: name };
  }
}
