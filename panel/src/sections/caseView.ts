import { html, nothing, type TemplateResult } from 'lit';
import type { CaseRow, CaseView, RunView } from '#protocol/panel.ts';
import type { Context, Part } from '../context.ts';
import { backIcon, downIcon, statusIcon, toneIcon, upIcon } from '../icons.ts';
import { message, verdict } from '../marked.ts';
import { count } from '../numbers.ts';
import type { PanelState } from '../state.ts';
import { runButtons } from './runButtons.ts';
import { stage } from './stage.ts';

/** One case as its pipeline: what came in, what each layer did with it, what the user sees. */
export function casePane(context: Context, { rows }: PanelState, view: RunView, open: CaseView): TemplateResult {
  const close = () => context.dispatch({ kind: 'show', key: null });
  const target = { suite: view.header.suite, cases: [open.case], trusted: view.trusted };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  return html`<section class="case-pane" aria-labelledby="case" @keydown=${onKey}>
    <nav class="bar" aria-label="Cases">
      <button class="link" @click=${close}>${backIcon()}All cases</button>
      ${steps(context, rows, open)} ${view.progress ? nothing : runButtons(context, target)}
    </nav>
    ${title(context, open)} ${failureList(open)}
    <ol class="stages">${open.stages.map((each) => stage(context, each))} ${reply(open)}</ol>
  </section>`;
}

/** To the neighbours in the filtered list. */
function steps({ dispatch }: Context, rows: readonly CaseRow[], open: CaseView): Part {
  const index = rows.findIndex((row) => row.key === open.key);
  if (index < 0) return nothing;
  const step = (to: number, name: string, icon: TemplateResult) => {
    const row = rows[to];
    const show = () => {
      if (!row) return;
      dispatch({ kind: 'move', cursor: to });
      dispatch({ kind: 'show', key: row.key });
    };
    return html`<button class="step" aria-label=${name} title=${name} ?disabled=${!row} @click=${show}>${icon}</button>`;
  };
  return html`<span class="steps">
    ${step(index - 1, 'Previous case', upIcon())}${step(index + 1, 'Next case', downIcon())}
    <span class="dim">${count(index + 1)} of ${count(rows.length)}</span>
  </span>`;
}

function title(
  { dispatch, post }: Context,
  { case: id, kind, expected, label, status, target, twin }: CaseView,
): TemplateResult {
  const name = target
    ? html`<button class="link" title="Open the case" @click=${() => post({ kind: 'open', target })}>${id}</button>`
    : id;
  const showTwin = twin && (() => dispatch({ kind: 'show', key: twin.key }));
  return html`<div class="case-title">
    <h2 id="case" tabindex="-1">${statusIcon(status)} ${name}</h2>
    <p class="dim">
      ${kind} · expected ${expected}${status === 'not-evaluated' ? nothing : html` · got ${verdict(label)}`}
      ${twin ? html` · twin of <button class="link" @click=${showTwin}>${twin.case}</button>` : nothing}
    </p>
  </div>`;
}

function failureList({ failures, status }: CaseView): Part {
  if (failures.length === 0) return nothing;
  const tone = status === 'not-evaluated' ? 'held' : 'bad';
  return html`<ul class="failures tone-${tone}">${failures.map((failure) => html`<li>${message(failure)}</li>`)}</ul>`;
}

function reply({ status, label, shown, approver }: CaseView): Part {
  if (status === 'not-evaluated' && shown === '') return nothing;
  return html`<li class="stage">
    ${toneIcon(label.tone)}
    <div>
      <h3>What the user sees</h3>
      ${shown === '' ? html`<p class="dim">nothing</p>` : html`<p class="bubble">${shown}</p>`}
      ${approver === undefined ? nothing : html`<p class="dim"><b>What the approver sees</b>: ${message(approver)}</p>`}
    </div>
  </li>`;
}
