import { html, nothing, type TemplateResult } from 'lit';
import type { RunView } from '#protocol/panel.ts';
import type { Context, Part } from '../context.ts';
import { noFilter, type StatusFilter } from '../filter.ts';
import { noticeIcon } from '../icons.ts';
import { message } from '../marked.ts';
import { count } from '../numbers.ts';
import { select } from '../select.ts';
import { runButtons } from './runButtons.ts';

/** What was judged, against what, and the buttons to do it again. */
export function header(context: Context, view: RunView): TemplateResult {
  return html`<header>
    <h1 class="unseen">Railwright: ${view.header.suite.id}</h1>
    <div class="bar">${policyChip(context, view)}</div>
    <div class="bar">${baselineSelect(context, view)} ${modelChip(view)}</div>
    <p class="dim note">${suiteLink(context, view)} · ${view.header.note}</p>
    <div class="bar">${view.progress ? progressCount(view.progress) : counts(context, view)} ${buttons(context, view)}</div>
    ${progressBar(view)} ${notices(view)}
  </header>`;
}

/** Shown above whatever there is, as runs are refused in Restricted Mode. */
export function restrictedNotice(): TemplateResult {
  return notice('Restricted Mode: cases can be previewed, but no model is called until you trust this workspace.');
}

function policyChip({ post }: Context, { header: { policy } }: RunView): TemplateResult {
  const { id, version, source, target } = policy;
  return html`<button class="chip" title="Open the policy" @click=${() => post({ kind: 'open', target })}>
    Policy <b>${id}</b> ${version}${source === 'saved' ? nothing : html` · <span class="tone-held">${source}</span>`}
  </button>`;
}

function suiteLink({ post }: Context, { header: { suite } }: RunView): TemplateResult {
  const open = () => post({ kind: 'open', target: suite.target });
  return html`<button class="link" title="Open ${suite.path}" @click=${open}>${suite.id}</button>`;
}

function modelChip({ header: { model, mode } }: RunView): TemplateResult {
  return html`<span class="chip">
    Model <b>${model}</b>${mode === 'preview' ? html` · <span class="tone-held">preview</span>` : nothing}
  </span>`;
}

function baselineSelect({ post }: Context, { baseline }: RunView): Part {
  if (baseline.options.length === 0) return nothing;
  const none = { value: '', label: 'nothing', description: 'Shows no changes' };
  const options = [
    none,
    ...baseline.options.map(({ id, label, detail }) => ({ value: id, label, description: detail })),
  ];
  const list = select({
    label: 'Compare against',
    options,
    value: baseline.selected ?? '',
    onChange: (id) => post({ kind: 'baseline', id: id || null }),
  });
  return html`<span class="against"><span class="dim" aria-hidden="true">against</span>${list}</span>`;
}

function counts({ dispatch }: Context, { header }: RunView): TemplateResult {
  const { passed, failed, notEvaluated } = header.counts;
  const link = (n: number, name: string, status: StatusFilter): Part => {
    const show = () => dispatch({ kind: 'replaceFilter', filter: { ...noFilter, status } });
    return n === 0 ? nothing : html`<button class="link" @click=${show}>${count(n)} ${name}</button>`;
  };
  return html`<span class="counts">
    ${link(failed, 'failed', 'failed')} ${link(notEvaluated, 'not evaluated', 'not-evaluated')}
    ${link(passed, 'passed', 'passed')}
  </span>`;
}

function progressCount({ done, of }: NonNullable<RunView['progress']>): TemplateResult {
  return html`<span class="counts">${count(done)} of ${count(of)} judged</span>`;
}

function buttons(context: Context, { header, progress, trusted }: RunView): TemplateResult {
  if (!progress) return runButtons(context, { suite: header.suite, trusted });
  const cancel = () => context.post({ kind: 'cancel' });
  return html`<span class="buttons"><vscode-button secondary @click=${cancel}>Cancel</vscode-button></span>`;
}

function progressBar({ progress }: RunView): Part {
  if (!progress) return nothing;
  const { done, of } = progress;
  return html`<vscode-progress-bar aria-label="Cases judged" .max=${Math.max(of, 1)} .value=${done}></vscode-progress-bar>`;
}

function notices({ trusted, stale }: RunView): TemplateResult[] {
  return [...(trusted ? [] : [restrictedNotice()]), ...(stale === undefined ? [] : [notice(stale)])];
}

function notice(text: string): TemplateResult {
  return html`<p class="notice" role="status">${noticeIcon()}<span>${message(text)}</span></p>`;
}
