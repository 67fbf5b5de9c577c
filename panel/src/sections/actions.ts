import { html, nothing, type TemplateResult } from 'lit';
import type { ActionScope, ActionsView, CallRow, LiveView } from '#protocol/panel.ts';
import { fits } from '../barSegments.ts';
import type { Context, Part } from '../context.ts';
import { closeIcon } from '../icons.ts';
import { caseLink, ruleLink } from '../links.ts';
import { marked, message, verdict } from '../marked.ts';
import { count, counted } from '../numbers.ts';
import { section } from '../section.ts';
import type { PanelState } from '../state.ts';
import { notice } from './notices.ts';
import { unfolding } from './unfolding.ts';

/** Tools that have a chip of their own. */
const mostTools = 8;

/** What would become of the proposed tool calls. Nothing of it is ever executed. */
export function actions(context: Context, state: PanelState, { actions: found }: LiveView): Part {
  if (!found) return noCalls(context, state);
  const aside = `${found.title} · ${counted(found.count, 'proposed call')}`;
  return section(context, state, { id: 'actions', title: 'Preview of blocked actions', aside }, () => [
    fateBar(found, state.viewport.width),
    scopeChips(context, found),
    found.problem === undefined ? nothing : notice(found.problem),
    html`<ul class="calls">${found.calls.map((call) => callRow(context, call))}</ul>`,
    moreCalls(context, found),
  ]);
}

/** Calls can still be pasted. */
function noCalls(context: Context, state: PanelState): Part {
  if (context.place === 'report') return nothing;
  return section(
    context,
    state,
    { id: 'actions', title: 'Preview of blocked actions' },
    () => html`<p class="dim">No recorded answer proposes a tool call. ${traceLink(context)}</p>`,
  );
}

function traceLink({ post }: Context): TemplateResult {
  return html`<button class="link" title="Calls that an agent proposed, as it logs them" @click=${() => post({ kind: 'trace' })}>Paste a trace…</button>`;
}

/** What does not fit into its segment stands below the bar. */
function fateBar({ parts, count: all }: ActionsView, width: number): TemplateResult {
  const segments = parts
    .filter((part) => part.count > 0)
    .map(({ label, count: n, tone }) => ({ text: `${count(n)} ${label}`, n, tone, share: n / all }))
    .map((part) => ({ ...part, isInside: fits(part.text, part.share * width) }));
  const legend = segments.filter(({ isInside }) => !isInside);
  return html`<ul class="stack">${segments.map(
    ({
      text,
      n,
      tone,
      isInside,
    }) => html`<li class="fate-${tone}" .style=${`flex-grow: ${n}`} title="${text} of ${count(all)}"
        ><span aria-hidden="true">${isInside ? text : ''}</span><span class="unseen">${text}</span></li>`,
  )}</ul>
    ${
      legend.length > 0
        ? html`<ul class="legend" aria-hidden="true">${legend.map(
            ({ text, tone }) => html`<li><span class="swatch fate-${tone}"></span>${text}</li>`,
          )}</ul>`
        : nothing
    }`;
}

function scopeChips(context: Context, { scope, title, tools }: ActionsView): Part {
  const { post, place } = context;
  const chip = (text: string, to: ActionScope, pressed: boolean) => {
    const choose = () => post({ kind: 'actions', scope: pressed ? { kind: 'all' } : to });
    return html`<button class="chip small" aria-pressed=${pressed} @click=${choose}>${text}</button>`;
  };
  const own = scope.kind === 'rule' || scope.kind === 'trace';
  return html`<div class="bar">
    ${chip('all tools', { kind: 'all' }, scope.kind === 'all')}
    ${tools.slice(0, mostTools).map(({ name, count: n }) => {
      const pressed = scope.kind === 'tool' && scope.tool === name;
      return chip(`${name} ${count(n)}`, { kind: 'tool', tool: name }, pressed);
    })}
    ${
      own
        ? html`<button class="chip small" aria-pressed="true" title="Show all calls" @click=${() =>
            post({ kind: 'actions', scope: { kind: 'all' } })}>${title} ${closeIcon()}</button>`
        : nothing
    }
    ${place === 'report' ? nothing : html`<span class="end small">${traceLink(context)}</span>`}
  </div>`;
}

function callRow(context: Context, call: CallRow): TemplateResult {
  const { key, case: id, label, rule, target, proposed, runs, why } = call;
  return html`<li class="call">
    <div class="line">
      ${key === undefined ? nothing : caseLink(context, { key, case: id ?? key })}
      ${rule === undefined ? nothing : html`<span class="dim">${ruleLink(context, rule, target)}</span>`}
      <span class="end">${verdict(label)}</span>
    </div>
    <code class="proposed">${marked(proposed)}</code>
    ${runs ? html`<div class="dim">runs as <code>${marked(runs)}</code></div>` : nothing}
    ${why === undefined ? nothing : html`<div class="dim">${message(why)}</div>`}
    ${told('the user gets', call.message)} ${told('the approver sees', call.approver)}
  </li>`;
}

function told(who: string, text: string | undefined): Part {
  return text === undefined
    ? nothing
    : html`<div class="told"><span class="dim">${who}</span> <q dir="auto">${text}</q></div>`;
}

function moreCalls(context: Context, { calls, count: all, unfolded = false }: ActionsView): Part {
  return unfolding(context, { group: callsGroup, all, shown: calls.length, unfolded });
}

/** The group that stands for the calls where they are asked for in full. */
const callsGroup = 'calls';
