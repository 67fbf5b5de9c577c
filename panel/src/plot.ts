import { html, nothing, svg, type TemplateResult } from 'lit';
import type { RateRow, RateValue } from '#protocol/panel/rates.ts';
import { position } from './plotScale.ts';
import { rateInWords } from './rateWords.ts';

/** Vertical middle, in CSS pixels. */
const middle = 8;

/** A rate as dots and an interval on a common axis from 0 to 100 %. */
export function ratePlot(row: RateRow): TemplateResult {
  return html`<svg class="plot tone-${row.tone}" role="img" aria-label=${rateInWords(row)}>
    <title>${rateInWords(row)}</title>
    <line class="axis" x1=${position(0)} x2=${position(1)} y1=${middle} y2=${middle} />
    ${row.gate ? gateTick(row.gate.limit) : nothing} ${row.now.value === null ? nothing : interval(row.now)}
    ${dot(row.before, 'before', 4)} ${dot(row.now, 'now', 4.5)}
  </svg>`;
}

function interval({ low, high }: RateValue): TemplateResult {
  return svg`<line class="interval" x1=${position(low)} x2=${position(high)} y1=${middle} y2=${middle} />`;
}

function gateTick(limit: number): TemplateResult {
  return svg`<line class="gate" x1=${position(limit)} x2=${position(limit)} y1="0" y2=${2 * middle} />`;
}

function dot(rate: RateValue | undefined, name: string, radius: number): TemplateResult | typeof nothing {
  if (rate === undefined || rate.value === null) return nothing;
  return svg`<circle class=${name} cx=${position(rate.value)} cy=${middle} r=${radius} />`;
}
