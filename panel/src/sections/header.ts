import { html, nothing, type TemplateResult } from 'lit';
import type { CaseStatus } from '#protocol/panel/cases.ts';
import type { LiveView } from '#protocol/panel/view.ts';
import type { Context, Part } from '../context.ts';
import { placeLink } from '../links.ts';
import { count, counted } from '../numbers.ts';
import { noQuery } from '../query.ts';
import { baselineMenu, modelMenu, policyChip, suiteMenu } from './choices.ts';
import { notice, restrictedNotice } from './notices.ts';

/** What was judged, against what, and how to judge more. */
export function header(context: Context, view: LiveView): TemplateResult {
  return html`<header>
    <h1 class=${context.place === 'report' ? '' : 'unseen'}>Railwright: ${view.header.suite.id}</h1>
    ${progressBar(view)}
    <div class="bar">${policyChip(context, view)} ${suiteMenu(context, view)}</div>
    <div class="bar">${baselineMenu(context, view)} ${modelMenu(context, view)}</div>
    <p class="dim note">${suiteName(context, view)} · ${view.header.note}</p>
    ${baselineNote(view)}
    <div class="bar">${counts(context, view)} ${buttons(context, view)}</div>
    ${notices(context, view)}
  </header>`;
}

function suiteName(context: Context, { header: { suite } }: LiveView): TemplateResult {
  const link = placeLink(context, { text: suite.id, target: suite.target, title: `Open ${suite.path}` });
  return html`${link} <span class="hash" title="SHA-256 of the suite">${suite.hash}</span>`;
}

/** What the other side of each comparison is. */
function baselineNote({ baseline }: LiveView): Part {
  if (baseline.selected === 'none' || baseline.detail === '') return nothing;
  return html`<p class="dim note">compared with ${baseline.detail}</p>`;
}

const countNames = {
  'needs-run': 'need a run',
  failed: 'failed',
  'not-evaluated': 'not evaluated',
  passed: 'passed',
} satisfies Record<CaseStatus, string>;

/** While a run goes on, its progress stands in their place. */
function counts({ dispatch }: Context, { header, progress }: LiveView): TemplateResult {
  if (progress) {
    return html`<span class="counts dim">${progress.verb} ${count(progress.done)} of ${count(progress.of)}</span>`;
  }
  const { passed, failed, notEvaluated, needRun } = header.counts;
  const link = (status: CaseStatus, n: number): Part => {
    const show = () => dispatch({ kind: 'replaceQuery', query: { ...noQuery, status } });
    return n === 0 ? nothing : html`<button class="link" @click=${show}>${count(n)} ${countNames[status]}</button>`;
  };
  return html`<span class="counts">
    ${link('needs-run', needRun)} ${link('failed', failed)} ${link('not-evaluated', notEvaluated)} ${link('passed', passed)}
  </span>`;
}

function buttons(context: Context, view: LiveView): Part {
  if (context.place === 'report') return nothing;
  if (view.progress?.verb === 'running') {
    const cancel = () => context.post({ kind: 'cancel' });
    return html`<span class="buttons"><vscode-button secondary @click=${cancel}>Cancel</vscode-button></span>`;
  }
  const { needRun, total } = view.header.counts;
  return html`<span class="buttons">
    ${needRun === total ? nothing : runAll(context, view)} ${needRun === 0 ? nothing : runNeeded(context, view)}
  </span>`;
}

function runNeeded(
  { post }: Context,
  {
    header: {
      counts: { needRun },
      model,
    },
    trusted,
  }: LiveView,
): TemplateResult {
  const title = `Run the ${counted(needRun, 'case')} whose answer is not recorded, against ${model}`;
  return html`<vscode-button
    ?disabled=${!trusted} aria-disabled=${!trusted} title=${title} @click=${() => post({ kind: 'runNeeded' })}
  >Run ${count(needRun)}</vscode-button>`;
}

function runAll({ post }: Context, { header: { suite, model }, trusted }: LiveView): TemplateResult {
  const run = () => post({ kind: 'run', suite: suite.uri, mode: 'run', model });
  return html`<vscode-button
    secondary ?disabled=${!trusted} aria-disabled=${!trusted} title="Run all cases of ${suite.id} against ${model}" @click=${run}
  >Run all</vscode-button>`;
}

/** A line at the top edge, as in VS Code's own views: it comes and goes without moving anything. */
function progressBar({ progress }: LiveView): Part {
  if (!progress) return nothing;
  const { verb, done, of } = progress;
  return html`<vscode-progress-bar aria-label=${verb} .max=${Math.max(of, 1)} .value=${done}></vscode-progress-bar>`;
}

function notices({ place }: Context, { trusted, problem, leftOut, baseline }: LiveView): Part[] {
  return [
    trusted || place === 'report' ? nothing : restrictedNotice(),
    problem === undefined ? nothing : notice(problem),
    leftOut === undefined ? nothing : notice(leftOut),
    baseline.problem === undefined ? nothing : notice(baseline.problem),
  ];
}
