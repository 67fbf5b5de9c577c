import { html, nothing, type TemplateResult } from 'lit';
import type { RateValue } from '#protocol/panel/rates.ts';
import { count, percent } from '../numbers.ts';
import { type Pair, pairPlot } from '../pairPlot.ts';

/** What was caught and what was refused, each on a line of its own under one name. */
export function pairRow(pair: Pair, name: string | TemplateResult, before?: Pair): TemplateResult {
  return html`<li class="pair">
    <span class="name">${name}</span>
    ${pairPlot(pair, before)}
    <span class="values" aria-hidden="true">${value(pair.caught)}${value(pair.refused)}</span>
  </li>`;
}

export function pairLegend(withBefore: boolean): TemplateResult {
  return html`<span aria-hidden="true"><span class="tone-good">●</span> caught <span class="tone-bad">◆</span> refused${
    withBefore ? ' ○ before' : ''
  }, 95 % interval</span>`;
}

function value(rate: RateValue): TemplateResult | typeof nothing {
  if (rate.value === null) return nothing;
  return html`<span>${percent(rate)} <span class="dim">${count(rate.n)}/${count(rate.of)}</span></span>`;
}
