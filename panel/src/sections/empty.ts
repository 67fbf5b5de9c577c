import { html, nothing, type TemplateResult } from 'lit';
import type { SuiteChoice } from '#protocol/panel/header.ts';
import type { EmptyView } from '#protocol/panel/view.ts';
import type { Context } from '../context.ts';
import { message } from '../marked.ts';
import { notice, restrictedNotice } from './notices.ts';

/** Before a suite is shown: which there are, and what will stand here then. */
export function emptyPage(context: Context, { suites, trusted, problem, busy }: EmptyView): TemplateResult {
  if (busy !== undefined) return busyPage(busy);
  return html`<div class="empty">
    <h1>${suites.length === 0 ? 'No suite yet' : 'No suite is shown'}</h1>
    ${trusted ? nothing : restrictedNotice()} ${problem === undefined ? nothing : notice(problem)}
    <p>${suites.length === 0 ? noSuites : willAppear}</p>
    <ul>${suites.map((suite) => suiteCard(context, suite))}</ul>
  </div>`;
}

/** A large suite takes a while to be read; after that, an edit does not. */
const busyPage = (busy: string): TemplateResult => html`<div class="empty" role="status">
  <vscode-progress-bar indeterminate aria-label=${busy}></vscode-progress-bar>
  <p>${message(busy)}…</p>
</div>`;

const willAppear =
  'Choose a suite, and its policy is judged as you type: this is where you see which attacks it stops, which legitimate requests it refuses, and what each edit changes.';
const noSuites = html`A suite is a file <code>NAME.suite.yaml</code> with the cases that a policy is tested with. Create one next to your
  <code>NAME.policy.yaml</code>, and it is judged here as you type.`;

function suiteCard({ post }: Context, { uri, id, path, model }: SuiteChoice): TemplateResult {
  return html`<li class="suite">
    <div><b>${id}</b><span class="dim">${path} · model ${model}</span></div>
    <span class="buttons">
      <vscode-button title="Judge ${id} here" @click=${() => post({ kind: 'suite', uri })}>Show</vscode-button>
    </span>
  </li>`;
}
