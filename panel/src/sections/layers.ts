import { html, nothing, type TemplateResult } from 'lit';
import type { LiveView } from '#protocol/panel/view.ts';
import { type BarSegment, barSegments } from '../barSegments.ts';
import type { Context, Part } from '../context.ts';
import { count } from '../numbers.ts';
import { noQuery } from '../query.ts';
import { foldable, section } from '../section.ts';
import type { PanelState } from '../state.ts';
import { matrix } from './matrix.ts';
import { pairLegend, pairRow } from './pairRow.ts';

/** Who stopped the attacks: the model first, then what each layer added, then what nobody stopped. */
export function layers(context: Context, state: PanelState, view: LiveView): Part {
  const { attacks } = view.layers;
  if (attacks === 0) return nothing;
  const title = `Who stopped the ${attacks === 1 ? 'attack' : `${count(attacks)} attacks`}, as the layers add up`;
  return section(context, state, { id: 'layers', title }, () => [
    stackedBar(context, state, view),
    matrix(context, state, view),
    alone(context, state, view),
  ]);
}

function stackedBar(context: Context, state: PanelState, view: LiveView): TemplateResult {
  const segments = barSegments(view.layers, state.viewport.width);
  const legend = segments.filter((segment) => segment.inLegend);
  return html`<ul class="stack">${segments.map((segment) => barSegment(context, state, segment))}</ul>
    ${legend.length > 0 ? html`<ul class="legend" aria-hidden="true">${legend.map(legendEntry)}</ul>` : nothing}`;
}

/** A segment shows its attacks in the list. */
function barSegment(
  { dispatch }: Context,
  { query }: PanelState,
  { by, count: n, text, inside }: BarSegment,
): TemplateResult {
  const pressed = query.layer === by;
  const toggle = () => dispatch({ kind: 'replaceQuery', query: pressed ? noQuery : { ...noQuery, layer: by } });
  return html`<li class="by-${by}" .style=${`flex-grow: ${n}`}>
    <button aria-pressed=${pressed} aria-label=${text} title=${text} @click=${toggle}>${inside}</button>
  </li>`;
}

function legendEntry({ by, text }: BarSegment): TemplateResult {
  return html`<li><span class="swatch by-${by}"></span>${text}</li>`;
}

/** What each layer would do if it stood alone, for good and for ill. */
function alone(context: Context, state: PanelState, { layers: bar }: LiveView): Part {
  if (bar.alone.length === 0) return nothing;
  const head = { id: 'alone', title: 'What each would do alone', aside: pairLegend(false), folded: true };
  return foldable(
    context,
    state,
    head,
    () => html`<ul class="pairs">${bar.alone.map((row) => pairRow(row, row.label))}</ul>`,
  );
}
