import { html, nothing, type TemplateResult } from 'lit';
import type { LayerBar } from '#protocol/panel.ts';
import { type BarSegment, barSegments } from '../barSegments.ts';
import type { Part } from '../context.ts';
import { count } from '../numbers.ts';

/** Who stopped the attacks: the model first, then what each layer added, then what nobody stopped. */
export function layerBar(bar: LayerBar, width: number): Part {
  if (bar.attacks === 0) return nothing;
  const segments = barSegments(bar, width);
  const legend = segments.filter((segment) => segment.inLegend);
  return html`<section aria-labelledby="layers">
    <h2 id="layers"><span>Who stopped the ${bar.attacks === 1 ? 'attack' : `${count(bar.attacks)} attacks`}, as the layers add up</span></h2>
    <ul class="layers">${segments.map(barSegment)}</ul>
    ${legend.length > 0 ? html`<ul class="legend" aria-hidden="true">${legend.map(legendEntry)}</ul>` : nothing}
  </section>`;
}

function barSegment({ by, count: n, text, inside }: BarSegment): TemplateResult {
  return html`<li class="by-${by}" .style=${`flex-grow: ${n}`} title=${text}
    ><span aria-hidden="true">${inside}</span><span class="unseen">${text}</span
  ></li>`;
}

function legendEntry({ by, text }: BarSegment): TemplateResult {
  return html`<li><span class="swatch by-${by}"></span>${text}</li>`;
}
