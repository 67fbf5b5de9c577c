import { html, nothing, type TemplateResult } from 'lit';
import type { HistoryRun, HistoryView, LiveView } from '#protocol/panel.ts';
import type { Context, Part } from '../context.ts';
import { type HistoryPlotProps, historyPlot } from '../historyPlot.ts';
import { domainOf, policyChanges, type Series, seriesOf } from '../historyScale.ts';
import { noticeIcon, pinIcon } from '../icons.ts';
import { message } from '../marked.ts';
import { count, counted, wholePercent } from '../numbers.ts';
import { section } from '../section.ts';
import type { PanelState } from '../state.ts';
import { rateValue } from './rates.ts';

/** More dots than this do not stand apart in a narrow panel. */
const mostRuns = 60;

/** The rates over the stored runs, each in a picture of its own, and the run that is looked at. */
export function history(context: Context, state: PanelState, { history: found, baseline }: LiveView): Part {
  if (!found) return nothing;
  const runs = found.runs.slice(-mostRuns);
  const aside = html`<span aria-hidden="true">● rate, 95 % interval, ▒ band, ┊ policy</span>`;
  return section(context, state, { id: 'history', title: 'Decisions over time', aside }, () => [
    alarms(found),
    html`<ul>${seriesOf(runs).map((series) => multiple(series, plotProps(context, state, runs)))}</ul>`,
    lookedAt(context, state, runs, baseline.selected),
  ]);
}

function alarms({ alarms: found }: HistoryView): Part {
  if (found.length === 0) return nothing;
  return html`<ul class="alarms">${found.map((alarm) => html`<li>${noticeIcon()}<span>${message(alarm)}</span></li>`)}</ul>`;
}

function plotProps({ dispatch }: Context, state: PanelState, runs: readonly HistoryRun[]): HistoryPlotProps {
  const onChoose = (at: number) => {
    const run = runs[at];
    if (run) dispatch({ kind: 'lookAtRun', id: run.id });
  };
  return { runs: runs.length, chosen: chosenRun(state, runs), changes: policyChanges(runs), onChoose };
}

function multiple(series: Series, props: HistoryPlotProps): TemplateResult {
  const point = series.points.find(({ at }) => at === props.chosen);
  return html`<li class="rate multiple">
    <span class="name">${series.label} <span class="dim small" aria-hidden="true">${axisInWords(series)}</span></span>
    ${historyPlot(series, props)}
    ${point ? rateValue(point.rate) : html`<span class="value dim">–</span>`}
  </li>`;
}

/** What the axis spans, as each rate has its own. */
function axisInWords(series: Series): string {
  const { low, high } = domainOf(series);
  return `${Math.round(low * 100)}–${wholePercent(high)}`;
}

/** The last one, until another is chosen. */
function chosenRun({ run }: PanelState, runs: readonly HistoryRun[]): number {
  const at = runs.findIndex(({ id }) => id === run);
  return at < 0 ? runs.length - 1 : at;
}

/** The run that is looked at, in words, and what can be done with it. */
function lookedAt(context: Context, state: PanelState, runs: readonly HistoryRun[], baseline: string): Part {
  const at = chosenRun(state, runs);
  const run = runs[at];
  if (!run) return nothing;
  const { overheadMs } = run;
  return html`<div class="run" role="group" aria-label="The run that is looked at">
    <div class="line">
      ${stepper(context, runs, at)} <b>run of ${run.time}</b> <span class="end dim">${count(at + 1)} of ${count(runs.length)}</span>
    </div>
    <p class="dim">
      policy ${run.policy} · model ${run.model} · ${counted(run.cases, 'case')} · rules took ${milliseconds(overheadMs.median)},
      95th percentile ${milliseconds(overheadMs.p95)}
    </p>
    ${runButtons(context, run, baseline)}
  </div>`;
}

function stepper({ dispatch }: Context, runs: readonly HistoryRun[], at: number): TemplateResult {
  const step = (to: number, name: string, sign: string) => {
    const run = runs[to];
    const look = () => run && dispatch({ kind: 'lookAtRun', id: run.id });
    return html`<button class="step" aria-label=${name} title=${name} ?disabled=${!run} @click=${look}>${sign}</button>`;
  };
  return html`<span class="steps">${step(at - 1, 'Earlier run', '‹')}${step(at + 1, 'Later run', '›')}</span>`;
}

function runButtons({ post, place }: Context, { id, pinned, canRestore }: HistoryRun, baseline: string): Part {
  if (place === 'report') return nothing;
  const compared = baseline === `run:${id}`;
  return html`<div class="bar">
    <button class="chip small" aria-pressed=${compared} @click=${() => post({ kind: 'baseline', id: `run:${id}` })}>${compared ? 'Compared with' : 'Compare with it'}</button>
    <button class="chip small" aria-pressed=${pinned} @click=${() => post({ kind: 'pin', id, pinned: !pinned })}>${pinIcon()} ${pinned ? 'Pinned' : 'Pin'}</button>
    ${
      canRestore
        ? html`<button class="chip small" title="Shows its policy beside the present one, to be taken over" @click=${() =>
            post({ kind: 'restore', id })}>Bring its policy back…</button>`
        : nothing
    }
  </div>`;
}

function milliseconds(value: number): string {
  return `${value < 10 ? Number(value.toPrecision(2)) : Math.round(value)}\u202fms`;
}
