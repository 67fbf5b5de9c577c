import { html, nothing, type TemplateResult } from 'lit';
import type { ActionScope, ActionsView, CallRow } from '#protocol/panel/actions.ts';
import type { LiveView } from '#protocol/panel/view.ts';
import { fits } from '../barSegments.ts';
import type { Context, Part } from '../context.ts';
import { backIcon } from '../icons.ts';
import { decision } from '../links.ts';
import { marked, message } from '../marked.ts';
import { count, counted } from '../numbers.ts';
import { isOpen, section } from '../section.ts';
import type { PanelState } from '../state.ts';
import { notice } from './notices.ts';
import { unfolding } from './unfolding.ts';

/** Tools that have a chip of their own before all are asked for. */
const fewTools = 5;

const toolsFold = 'tools';

/** What would become of the proposed tool calls. Nothing of it is ever executed. */
export function actions(context: Context, state: PanelState, { actions: found }: LiveView): Part {
  if (!found) return noCalls(context, state);
  const aside = `${found.title} · ${counted(found.count, 'proposed call')}`;
  return section(context, state, { id: 'actions', title: 'Preview of blocked actions', aside }, () => [
    fateBar(found, state.viewport.width),
    wayBack(context, found),
    toolChips(context, state, found),
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
    () => html`<p class="dim">No recorded answer proposes a tool call. ${traceLink(context.post)}</p>`,
  );
}

function traceLink(post: Context['post']): TemplateResult {
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

/** A rule of the policy, or a trace: what was asked for apart from the calls of the suite. */
const isApart = ({ kind }: ActionScope): boolean => kind === 'rule' || kind === 'trace';

function wayBack(context: Context, { scope }: ActionsView): Part {
  if (!isApart(scope)) return nothing;
  const back = () => context.post({ kind: 'actions', scope: { kind: 'all' } });
  return html`<div class="bar small">
    <button class="link" @click=${back}>${backIcon()}All calls of the suite</button> ${pasteAtEnd(context)}
  </div>`;
}

function pasteAtEnd({ post, place }: Context): Part {
  return place === 'report' ? nothing : html`<span class="end small">${traceLink(post)}</span>`;
}

/** The tools of what is previewed: those of a trace narrow the trace down. */
function toolChips(context: Context, state: PanelState, { scope, tools }: ActionsView): Part {
  const whole: ActionScope = scope.kind === 'trace' ? { kind: 'trace' } : { kind: 'all' };
  const chosen = scope.kind === 'tool' || scope.kind === 'trace' ? scope.tool : undefined;
  const chip = (text: string, to: ActionScope, pressed: boolean) => {
    const choose = () => context.post({ kind: 'actions', scope: to });
    return html`<button class="chip small" aria-pressed=${pressed} @click=${choose}>${text}</button>`;
  };
  const open = isOpen(state, toolsFold, false);
  const first = open ? tools : tools.filter(({ name }, at) => at < fewTools || name === chosen);
  return html`<div class="bar tools" role="group" aria-label="Tools">
    ${chip('all tools', whole, scope.kind !== 'rule' && chosen === undefined)}
    ${first.map(({ name, count: n }) => {
      const pressed = name === chosen;
      return chip(`${name} ${count(n)}`, pressed ? whole : narrowed(scope, name), pressed);
    })}
    ${moreTools(context, tools.length - first.length, open && tools.length > fewTools)}
    ${isApart(scope) ? nothing : pasteAtEnd(context)}
  </div>`;
}

const narrowed = ({ kind }: ActionScope, tool: string): ActionScope =>
  kind === 'trace' ? { kind: 'trace', tool } : { kind: 'tool', tool };

function moreTools({ dispatch }: Context, rest: number, open: boolean): Part {
  if (rest === 0 && !open) return nothing;
  const toggle = () => dispatch({ kind: 'fold', id: toolsFold, open: !open });
  return html`<button class="link small" aria-expanded=${open} @click=${toggle}>${open ? 'fewer tools' : `${count(rest)} more`}</button>`;
}

/** A click anywhere on the call of a case opens the case, as in the list of flips. */
function callRow(context: Context, call: CallRow): TemplateResult {
  const { key, case: id, proposed, runs, why } = call;
  const show = () => key !== undefined && context.dispatch({ kind: 'show', key });
  return html`<li class="call ${key === undefined ? '' : 'opens'}">
    <div class="line">
      ${key === undefined ? nothing : html`<button class="cover" @click=${show}>${id ?? key}</button>`}
      <span class="end">${decision(context, call)}</span>
      ${caseButton(context, call)}
    </div>
    <code class="proposed">${marked(proposed)}</code>
    ${runs ? html`<div class="dim">runs as <code>${marked(runs)}</code></div>` : nothing}
    ${why === undefined ? nothing : html`<div class="dim">${message(why)}</div>`}
    ${told('the user gets', call.message)} ${told('the approver sees', call.approver)}
  </li>`;
}

/** What the panel of a report shows can go into no suite. */
function caseButton({ post, place }: Context, { inTrace, proposed }: CallRow): Part {
  if (inTrace === undefined || place === 'report') return nothing;
  const called = proposed.map(({ text }) => text).join('');
  return html`<button class="link small" title="Write the exchange of this call into the suite, as a case"
    aria-label="Add as a case: ${called}" @click=${() => post({ kind: 'traceToCase', call: inTrace })}>Add as a case</button>`;
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
