import { html, nothing, type TemplateResult } from 'lit';
import type { CaseView } from '#protocol/panel/caseView.ts';
import type { LiveView } from '#protocol/panel/view.ts';
import type { Context, Part } from '../context.ts';
import { backIcon, downIcon, statusIcon, toneIcon, upIcon } from '../icons.ts';
import { caseLink, placeLink } from '../links.ts';
import { message, verdict } from '../marked.ts';
import { count } from '../numbers.ts';
import { indexOfRow, rowAt } from '../rowStore.ts';
import type { PanelState } from '../state.ts';
import { notice } from './notices.ts';
import { stage } from './stage.ts';

/** One case as its pipeline: what came in, what each layer did with it, what the user sees. */
export function casePane(context: Context, state: PanelState, view: LiveView, open: CaseView): TemplateResult {
  const close = () => context.dispatch({ kind: 'show', key: null });
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  return html`<section class="case-pane" aria-labelledby="case" tabindex="-1" @keydown=${onKey}>
    <nav class="bar" aria-label="Cases">
      <button class="link" @click=${close}>${backIcon()}All cases</button>
      ${steps(context, state, open)} ${buttons(context, view, open)}
    </nav>
    ${covered(view)} ${title(context, open)} ${failureList(open)}
    <ol class="stages">${open.stages.map((each) => stage(context, each))} ${reply(open)}</ol>
  </section>`;
}

/** What the case covers of the head where the panel is narrow: what is compared with what, and why it may not be. */
function covered({ header: { policy, model, note }, baseline, problem, leftOut }: LiveView): TemplateResult {
  return html`<div class="covered">
    <p class="dim small" title=${[note, baseline.detail].join('\n')}>
      ${policy.id} ${policy.version} <span class="hash">${policy.hash}</span> ·
      <span class=${policy.source === 'draft' ? 'tone-held' : ''}>${policy.source}</span>
      against <b>${baseline.label}</b> · model ${model}
    </p>
    ${[problem, leftOut, baseline.problem].map((each) => (each === undefined ? nothing : notice(each)))}
  </div>`;
}

/** To the neighbours in the list as it is filtered. */
function steps({ dispatch }: Context, { rows, cursor }: PanelState, open: CaseView): Part {
  const index = rowAt(rows, cursor)?.key === open.key ? cursor : indexOfRow(rows, open.key);
  if (index < 0) return nothing;
  const step = (to: number, name: string, icon: TemplateResult) => {
    const row = rowAt(rows, to);
    const show = () => {
      if (!row) return;
      dispatch({ kind: 'move', cursor: to });
      dispatch({ kind: 'show', key: row.key });
    };
    return html`<button class="step" aria-label=${name} title=${name} ?disabled=${!row} @click=${show}>${icon}</button>`;
  };
  return html`<span class="steps">
    ${step(index - 1, 'Previous case', upIcon())}${step(index + 1, 'Next case', downIcon())}
    <span class="dim">${count(index + 1)} of ${count(rows.total)}</span>
  </span>`;
}

function buttons({ post, place }: Context, { header, progress, trusted }: LiveView, open: CaseView): Part {
  if (place === 'report') return nothing;
  const run = () =>
    post({ kind: 'run', suite: header.suite.uri, mode: 'run', cases: [open.case], model: header.model });
  const pin = () => post({ kind: 'addProbe', from: { key: open.key } });
  return html`<span class="buttons">
    <vscode-button secondary title="Keep this case in view: it is judged again on each edit" @click=${pin}>Pin as probe</vscode-button>
    <vscode-button
      ?disabled=${!trusted || progress?.verb === 'running'} aria-disabled=${!trusted} title="Run this case against ${header.model}" @click=${run}
    >Run</vscode-button>
  </span>`;
}

function title(context: Context, open: CaseView): TemplateResult {
  const { case: id, target, status, kind, expected, label, before, twin } = open;
  const isJudged = status === 'passed' || status === 'failed';
  return html`<div class="case-title">
    <h2 id="case" tabindex="-1">${statusIcon(status)} ${placeLink(context, { text: id, target, title: 'Open the case' })}</h2>
    <p class="dim">
      ${kind} · expected ${expected}${isJudged ? html` · got ${verdict(label)}` : nothing}${before ? html`, before ${verdict(before)}` : nothing}
      ${twin ? html` · twin of ${caseLink(context, twin)} ${verdict(twin.label)}` : nothing}
    </p>
  </div>`;
}

function failureList({ failures, status }: CaseView): Part {
  if (failures.length === 0) return nothing;
  const tone = status === 'failed' ? 'bad' : 'held';
  return html`<ul class="failures tone-${tone}">${failures.map((failure) => html`<li>${message(failure)}</li>`)}</ul>`;
}

function reply({ status, label, shown, approver }: CaseView): Part {
  const isJudged = status === 'passed' || status === 'failed';
  if (!isJudged && shown === '') return nothing;
  return html`<li class="stage">
    ${toneIcon(label.tone)}
    <div>
      <h3>What the user sees</h3>
      ${shown === '' ? html`<p class="dim">nothing</p>` : html`<p class="bubble">${shown}</p>`}
      ${approver === undefined ? nothing : html`<p class="dim"><b>What the approver sees</b>: ${message(approver)}</p>`}
    </div>
  </li>`;
}
