import { html, nothing, type TemplateResult } from 'lit';
import type { RateRow, RateValue } from '#protocol/panel.ts';
import type { Part } from '../context.ts';
import { gateIcon } from '../icons.ts';
import { count, percent } from '../numbers.ts';
import { ratePlot } from '../plot.ts';
import { gateInWords } from '../rateWords.ts';

/** Each rate with its n, its interval, what it was before, and the gate it must pass. */
export function rates(rows: readonly RateRow[]): Part {
  if (rows.length === 0) return nothing;
  return html`<section aria-labelledby="rates">
    <h2 id="rates"><span>Rates</span><span class="aside" aria-hidden="true">${legend(rows)}</span></h2>
    <ul class="rates">${rows.map(rate)}</ul>
  </section>`;
}

function legend(rows: readonly RateRow[]): string {
  const before = rows.some((row) => row.before) ? '○ before ' : '';
  const gate = rows.some((row) => row.gate) ? ', ┊ gate' : '';
  return `${before}● now, 95 % interval${gate}`;
}

function rate(row: RateRow): TemplateResult {
  const { label, help, now, gate } = row;
  return html`<li class="rate">
    <span class="name" title=${help}>${label}</span>
    ${ratePlot(row)}
    ${rateValue(now)}
    ${gate ? gateNote(gate) : nothing}
  </li>`;
}

/** Hidden from screen readers, as the plot says it in words. */
function rateValue(rate: RateValue): TemplateResult {
  if (rate.value === null) return html`<span class="value dim" aria-hidden="true">no cases</span>`;
  return html`<span class="value" aria-hidden="true">
    <b>${percent(rate)}</b> <span class="dim">${count(rate.n)}/${count(rate.of)}</span>
  </span>`;
}

function gateNote(gate: NonNullable<RateRow['gate']>): TemplateResult {
  const { passed } = gate;
  return html`<span class="gate-note ${passed ? 'dim' : 'tone-bad'}">
    ${gateIcon(passed)} gate ${gateInWords(gate)}: ${passed ? 'met' : 'not met'}
  </span>`;
}
