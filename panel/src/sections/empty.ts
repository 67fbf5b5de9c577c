import { html, nothing, type TemplateResult } from 'lit';
import type { EmptyView, SuiteChoice } from '#protocol/panel.ts';
import type { Context } from '../context.ts';
import { restrictedNotice } from './header.ts';
import { runButtons } from './runButtons.ts';

/** Before the first run: what there is to run, and what will stand here then. */
export function emptyPage(context: Context, { suites, trusted }: EmptyView): TemplateResult {
  return html`<div class="empty">
    <h1>${suites.length === 0 ? 'No suite yet' : 'Nothing run yet'}</h1>
    ${trusted ? nothing : restrictedNotice()}
    <p>${suites.length === 0 ? noSuites : willAppear}</p>
    <ul>${suites.map((suite) => suiteCard(context, suite, trusted))}</ul>
  </div>`;
}

const willAppear =
  'Run a suite, and this is where you see which attacks its policy stops, which legitimate requests it refuses, and what each edit of the policy changes.';
const noSuites = html`A suite is a file <code>NAME.suite.yaml</code> with the cases that a policy is tested with. Create one next to your
  <code>NAME.policy.yaml</code>, and it can be run from here.`;

function suiteCard(context: Context, suite: SuiteChoice, trusted: boolean): TemplateResult {
  return html`<li class="suite">
    <div><b>${suite.id}</b><span class="dim">${suite.path} · model ${suite.model}</span></div>
    ${runButtons(context, { suite, trusted })}
  </li>`;
}
