import { html, nothing, svg, type TemplateResult } from 'lit';
import type { RateValue } from '#protocol/panel/rates.ts';
import { position } from './plotScale.ts';
import { valueInWords } from './rateWords.ts';

/** Of the attacks, and of the legitimate requests. */
export interface Pair {
  readonly caught: RateValue;
  readonly refused: RateValue;
}

/** Height of the line of one rate, in CSS pixels. */
const lineHeight = 16;

const marks = { caught: 'good', refused: 'bad' } as const satisfies Record<keyof Pair, string>;

/** Both rates on one axis from 0 to 100 %, a line each; a rate of nothing has no line. */
export function pairPlot(pair: Pair, before?: Pair): TemplateResult {
  const lines = (['caught', 'refused'] as const).filter((name) => pair[name].value !== null);
  const words = pairInWords(pair);
  const height = Math.max(1, lines.length) * lineHeight;
  return html`<svg class="plot" role="img" aria-label=${words} height=${height}>
    <title>${words}</title>
    ${lines.map((name, i) => line(name, pair[name], before?.[name], (i + 0.5) * lineHeight))}
  </svg>`;
}

export function pairInWords({ caught, refused }: Pair): string {
  const parts = [
    ...(caught.value === null ? [] : [`caught ${valueInWords(caught)}`]),
    ...(refused.value === null ? [] : [`refused ${valueInWords(refused)}`]),
  ];
  return parts.join('; ') || 'no cases';
}

function line(name: keyof Pair, now: RateValue, before: RateValue | undefined, y: number): TemplateResult {
  return svg`<g class="tone-${marks[name]}">
    <line class="axis" x1=${position(0)} x2=${position(1)} y1=${y} y2=${y} />
    <line class="interval" x1=${position(now.low)} x2=${position(now.high)} y1=${y} y2=${y} />
    ${moved(now, before) ? svg`<circle class="before" cx=${position(before?.value ?? 0)} cy=${y} r="3.5" />` : nothing}
    ${name === 'caught' ? circle(now, y) : diamond(now, y)}
  </g>`;
}

/** A value that stayed where it was is not drawn twice. */
function moved(now: RateValue, before: RateValue | undefined): boolean {
  return before !== undefined && before.value !== null && before.value !== now.value;
}

function circle({ value }: RateValue, y: number): TemplateResult {
  return svg`<circle class="now" cx=${position(value ?? 0)} cy=${y} r="4" />`;
}

/** Another shape, so that it does not rest on colour alone. A nested svg stands at a share of the width; a path cannot. */
function diamond({ value }: RateValue, y: number): TemplateResult {
  return svg`<svg class="mark" x=${position(value ?? 0)} y=${y}><path class="now" d="M0-5 5 0 0 5-5 0z" /></svg>`;
}
