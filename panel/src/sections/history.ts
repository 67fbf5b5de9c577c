import { html, nothing, type TemplateResult } from 'lit';
import type { HistoryRun, HistoryView } from '#protocol/panel/history.ts';
import type { LiveView } from '#protocol/panel/view.ts';
import type { Context, Part } from '../context.ts';
import { type HistoryPlotProps, historyPlot } from '../historyPlot.ts';
import { comparable, policyChanges, type Series, seriesOf } from '../historyScale.ts';
import { noticeIcon, pinIcon } from '../icons.ts';
import { message } from '../marked.ts';
import { count, counted } from '../numbers.ts';
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
    course(context, state, runs),
    lookedAt(context, state, runs, baseline.selected),
  ]);
}

function course(context: Context, state: PanelState, runs: readonly HistoryRun[]): TemplateResult {
  const drawn = comparable(runs);
  if (drawn.length === 0)
    return html`<p class="dim">No run of all cases yet: rates of some say nothing of the suite.</p>`;
  const props = plotProps(context, drawn, lookedAtOf(state, runs));
  return html`<ul>${seriesOf(drawn).map((series) => multiple(series, props))}</ul>`;
}

function alarms({ alarms: found }: HistoryView): Part {
  if (found.length === 0) return nothing;
  return html`<ul class="alarms">${found.map((alarm) => html`<li>${noticeIcon()}<span>${message(alarm)}</span></li>`)}</ul>`;
}

function plotProps(
  { dispatch }: Context,
  drawn: readonly HistoryRun[],
  lookedAt: HistoryRun | undefined,
): HistoryPlotProps {
  const onChoose = (at: number) => {
    const run = drawn[at];
    if (run) dispatch({ kind: 'lookAtRun', id: run.id });
  };
  const chosen = lookedAt ? drawn.indexOf(lookedAt) : -1;
  return { runs: drawn.length, chosen: chosen < 0 ? undefined : chosen, changes: policyChanges(drawn), onChoose };
}

function multiple(series: Series, props: HistoryPlotProps): TemplateResult {
  const point = series.points.find(({ at }) => at === props.chosen);
  return html`<li class="rate multiple">
    <span class="name">${series.label}</span>
    ${historyPlot(series, props)}
    ${point ? rateValue(point.rate) : html`<span class="value dim">–</span>`}
  </li>`;
}

/** The last one, until another is chosen. */
const lookedAtOf = ({ run }: PanelState, runs: readonly HistoryRun[]): HistoryRun | undefined =>
  runs.find(({ id }) => id === run) ?? runs.at(-1);

/** The run that is looked at, in words, and what can be done with it. */
function lookedAt(context: Context, state: PanelState, runs: readonly HistoryRun[], baseline: string): Part {
  const run = lookedAtOf(state, runs);
  if (!run) return nothing;
  const at = runs.indexOf(run);
  const { overheadMs, leftOut } = run;
  return html`<div class="run" role="group" aria-label="The run that is looked at">
    <div class="line">
      ${stepper(context, runs, at)} <b>run of ${run.time}</b> <span class="end dim">${count(at + 1)} of ${count(runs.length)}</span>
    </div>
    <p class="dim">
      policy ${run.policy} · model ${run.model} · ${counted(run.cases, 'case')} · rules took ${milliseconds(overheadMs.median)},
      95th percentile ${milliseconds(overheadMs.p95)}
    </p>
    ${leftOut === undefined ? nothing : html`<p>${leftOut}: its rates are no part of the course, of a band or of an alarm</p>`}
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
        ? html`<button class="chip small" title="Shows what going back to it would change, before anything is" @click=${() =>
            post({ kind: 'restore', id })}>Go back to its policy…</button>`
        : nothing
    }
  </div>`;
}

function milliseconds(value: number): string {
  return `${value < 10 ? Number(value.toPrecision(2)) : Math.round(value)}\u202fms`;
}
