import { html, nothing, type TemplateResult } from 'lit';
import type { RateRow, RateValue } from '#protocol/panel/rates.ts';
import type { LiveView } from '#protocol/panel/view.ts';
import type { Context, Part } from '../context.ts';
import { passIcon } from '../icons.ts';
import { count, percent } from '../numbers.ts';
import { ratePlot } from '../plot.ts';
import { gateInWords } from '../rateWords.ts';
import { section } from '../section.ts';
import type { PanelState } from '../state.ts';

/** Each rate with its n, its interval, what it was before, and the gate it must pass. */
export function rates(context: Context, state: PanelState, { rates: rows }: LiveView): Part {
  if (rows.length === 0) return nothing;
  const aside = html`<span aria-hidden="true">${legend(rows)}</span>`;
  return section(context, state, { id: 'rates', title: 'Rates', aside }, () => html`<ul>${rows.map(rate)}</ul>`);
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
    ${gate && !gate.passed ? brokenGate(gate) : nothing}
  </li>`;
}

/** Hidden from screen readers, as the plot says it in words. */
export function rateValue(rate: RateValue): TemplateResult {
  if (rate.value === null) return html`<span class="value dim" aria-hidden="true">no cases</span>`;
  return html`<span class="value" aria-hidden="true">
    <b>${percent(rate)}</b> <span class="dim">${count(rate.n)}/${count(rate.of)}</span>
  </span>`;
}

/** A gate that is passed is a tick in the plot, and no more. */
function brokenGate(gate: NonNullable<RateRow['gate']>): TemplateResult {
  return html`<span class="gate-note tone-bad" aria-hidden="true">${passIcon(false)} gate ${gateInWords(gate)}: not met</span>`;
}
