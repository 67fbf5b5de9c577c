import { html, nothing, svg, type TemplateResult } from 'lit';
import { type Domain, domainOf, heightOf, type Point, type Series } from './historyScale.ts';
import { percent, wholePercent } from './numbers.ts';
import { position } from './plotScale.ts';

export interface HistoryPlotProps {
  /** How many runs are drawn. */
  readonly runs: number;
  /** The place of the run that is looked at; absent where it is not drawn. */
  readonly chosen: number | undefined;
  /** Places at which the policy became another one. */
  readonly changes: readonly number[];
  readonly onChoose: (run: number) => void;
}

/** In CSS pixels. */
const height = 44;
const room = { top: 6, bottom: height - 6 };

/** A rate over the runs: a dot with its interval for each, the band that was to be expected, and the policy's changes. */
export function historyPlot(series: Series, props: HistoryPlotProps): TemplateResult {
  const domain = domainOf(series);
  const x = (at: number) => position(props.runs > 1 ? at / (props.runs - 1) : 0.5);
  return html`<div class="chart">
    ${scale(domain)}
    <svg class="plot history-plot" role="img" aria-label=${inWords(series, domain)} height=${height}
      @click=${(event: MouseEvent) => props.onChoose(runAt(event, props.runs))}>
      ${axis(domain)}
      ${props.changes.map((at) => svg`<line class="policy-change" x1=${x(at)} x2=${x(at)} y1="0" y2=${height} />`)}
      ${props.chosen === undefined ? nothing : chosenLine(x(props.chosen))}
      ${series.points.map((point) => bandOf(point, x, domain, props.runs))}
      ${series.points.map((point) => dot(point, x, domain))}
    </svg>
  </div>`;
}

/** Where the axis ends: each rate has its own. */
function scale({ low, high }: Domain): TemplateResult {
  const note = low > 0 ? `The axis starts at ${wholePercent(low)}, not at 0` : nothing;
  return html`<span class="scale dim" aria-hidden="true" title=${note}>
    <span>${wholePercent(high)}</span><span>${wholePercent(low)}</span>
  </span>`;
}

/** The end of the axis; broken where it is not 0. */
function axis({ low }: Domain): TemplateResult {
  const y = room.bottom;
  const from = low > 0 ? 12 : 0;
  return svg`<g class="axis">
    <line x1=${from} x2="100%" y1=${y} y2=${y} />
    ${low > 0 ? svg`<path class="break" d="M0 ${y}h2l2.5-4 4 8 2.5-4h2" />` : nothing}
  </g>`;
}

const chosenLine = (x: string): TemplateResult => svg`<line class="chosen" x1=${x} x2=${x} y1="0" y2=${height} />`;

/** The run whose dot is nearest to where the pointer is. */
function runAt({ currentTarget, offsetX }: MouseEvent, runs: number): number {
  const width = currentTarget instanceof SVGElement ? currentTarget.clientWidth : 0;
  const share = width > 0 ? offsetX / width : 0;
  return Math.max(0, Math.min(runs - 1, Math.round(share * (runs - 1))));
}

type PlaceOf = (at: number) => string;

function bandOf({ at, band }: Point, x: PlaceOf, domain: Domain, runs: number): TemplateResult | typeof nothing {
  if (!band) return nothing;
  const top = heightOf(band.high, domain, room);
  const left = x(Math.max(0, at - 0.5));
  const width = `${Number.parseFloat(x(Math.min(runs - 1, at + 0.5))) - Number.parseFloat(left)}%`;
  return svg`<rect class="band" x=${left} width=${width} y=${top} height=${heightOf(band.low, domain, room) - top} />`;
}

function dot({ at, rate, isOutside }: Point, x: PlaceOf, domain: Domain): TemplateResult {
  const y = (share: number) => heightOf(share, domain, room);
  const cx = x(at);
  return svg`<g class=${isOutside ? 'outside' : ''}>
    <line class="interval" x1=${cx} x2=${cx} y1=${y(rate.low)} y2=${y(rate.high)} />
    ${isOutside ? svg`<circle class="ring" cx=${cx} cy=${y(rate.value ?? 0)} r="5.5" />` : nothing}
    <circle class="now" cx=${cx} cy=${y(rate.value ?? 0)} r="2.6" />
  </g>`;
}

function inWords({ label, points }: Series, { low, high }: Domain): string {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return `${label}: no runs`;
  const outside = points.filter((point) => point.isOutside).length;
  const alarm = outside > 0 ? `; outside its band in ${outside} of ${points.length} runs` : '';
  const course = `${label}: ${percent(first.rate)} in the first run that is shown, ${percent(last.rate)} in the last`;
  return `${course}${alarm}; the axis is from ${wholePercent(low)} to ${wholePercent(high)}`;
}
