import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ProbeRow, ProbesProblem } from '#protocol/panel/probes.ts';
import type { LiveView } from '#protocol/panel/view.ts';
import type { Context, Part } from '../context.ts';
import { closeIcon, newCaseIcon, passIcon } from '../icons.ts';
import { ruleLink } from '../links.ts';
import { marked, message, verdict } from '../marked.ts';
import { type SectionHead, section } from '../section.ts';
import type { PanelState } from '../state.ts';
import { notice } from './notices.ts';

/** Questions that are kept in view, and answered again on each edit. */
export function probes(context: Context, state: PanelState, { probes: rows, probesProblem: problem }: LiveView): Part {
  const { post, place } = context;
  if (place === 'report' && rows.length === 0) return nothing;
  const add = html`<button class="link" @click=${() => post({ kind: 'addProbe' })}>Add…</button>`;
  const head: SectionHead = { id: 'probes', title: 'Pinned probes', aside: place === 'report' ? nothing : add };
  return section(context, state, head, () => [
    problem ? notice(problem.message, dismissButton(context, problem)) : nothing,
    rows.length === 0 && !problem ? noProbes : probeList(context, rows),
  ]);
}

function dismissButton({ post, place }: Context, { dismissible }: ProbesProblem): Part {
  if (!dismissible || place === 'report') return nothing;
  const dismiss = (): void => {
    // This button goes: who has pressed it by a key may want to type the probe again.
    document.querySelector<HTMLElement>('section.probes .aside button')?.focus();
    post({ kind: 'dismissProbesProblem' });
  };
  return html`<button class="step dismiss" title="Dismiss" aria-label="Dismiss this notice"
    @click=${dismiss}>${closeIcon()}</button>`;
}

const noProbes = html`<p class="dim">A text or a tool call that is pinned here is judged again on each edit.</p>`;

function probeList(context: Context, rows: readonly ProbeRow[]): Part {
  if (rows.length === 0) return nothing;
  return html`<ul>${repeat(
    rows,
    ({ id }) => id,
    (row) => probe(context, row),
  )}</ul>`;
}

function probe(context: Context, row: ProbeRow): TemplateResult {
  const { ok, verdict: got, wanted, problem } = row;
  const sign = ok ? 'as wanted' : 'not as wanted';
  return html`<li class="probe">
    <span class="tone-${ok ? 'good' : 'bad'}" role="img" aria-label=${sign} title=${sign}>${passIcon(ok)}</span>
    <div class="line">
      <div class="named ${row.label === undefined ? 'typed' : ''}">${name(row)} ${probeButtons(context, row)}</div>
      <span class="end">${problem === undefined ? verdict(got) : html`<span class="tone-held">${message(problem)}</span>`}${
        ok || wanted === undefined ? nothing : html` <span class="dim">wanted ${wanted}</span>`
      }</span>
    </div>
    ${more(context, row)}
  </li>`;
}

/** What was typed is its own name. */
function name({ label, subject }: ProbeRow): TemplateResult {
  return label === undefined
    ? html`<span>${marked(subject)}</span>`
    : html`<span class="clip" title=${label}>${label}</span>`;
}

/** What the name does not say: what it is about, with what decided marked, and the rule. */
function more(context: Context, { label, subject, rule, target }: ProbeRow): Part {
  const isSaid = label === undefined || (label === textOf(subject) && !subject.some(({ mark }) => mark));
  if (isSaid && rule === undefined) return nothing;
  return html`<div class="line second">
    ${isSaid ? nothing : html`<span>${marked(subject)}</span>`}
    ${rule === undefined ? nothing : html`<span class="end by">by ${ruleLink(context, rule, target)}</span>`}
  </div>`;
}

const textOf = (subject: ProbeRow['subject']): string => subject.map(({ text }) => text).join('');

function probeButtons({ post, place }: Context, { id, label, subject }: ProbeRow): Part {
  if (place === 'report') return nothing;
  const called = label ?? textOf(subject);
  return html`<span class="row-buttons">
    <button class="step" title="Write this probe into the suite, as a case" aria-label="Make a case of ${called}"
      @click=${() => post({ kind: 'probeToCase', id })}>${newCaseIcon()}</button>
    <button class="step" title="Remove this probe" aria-label="Remove ${called}"
      @click=${() => post({ kind: 'removeProbe', id })}>${closeIcon()}</button>
  </span>`;
}
