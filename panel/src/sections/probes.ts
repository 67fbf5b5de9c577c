import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { LiveView, ProbeRow } from '#protocol/panel.ts';
import type { Context, Part } from '../context.ts';
import { closeIcon, passIcon } from '../icons.ts';
import { ruleLink } from '../links.ts';
import { marked, message, verdict } from '../marked.ts';
import { type SectionHead, section } from '../section.ts';
import type { PanelState } from '../state.ts';

/** Questions that are kept in view, and answered again on each edit. */
export function probes(context: Context, state: PanelState, { probes: rows }: LiveView): Part {
  const { post, place } = context;
  if (place === 'report' && rows.length === 0) return nothing;
  const add = html`<button class="link" @click=${() => post({ kind: 'addProbe' })}>Add…</button>`;
  const head: SectionHead = { id: 'probes', title: 'Pinned probes', aside: place === 'report' ? nothing : add };
  return section(context, state, head, () =>
    rows.length === 0
      ? html`<p class="dim">A text or a tool call that is pinned here is judged again on each edit.</p>`
      : html`<ul>${repeat(
          rows,
          ({ id }) => id,
          (row) => probe(context, row),
        )}</ul>`,
  );
}

function probe(context: Context, row: ProbeRow): TemplateResult {
  const { label, ok, verdict: got, wanted, problem, rule, target } = row;
  const sign = ok ? 'as wanted' : 'not as wanted';
  return html`<li class="probe">
    <span class="tone-${ok ? 'good' : 'bad'}" role="img" aria-label=${sign} title=${sign}>${passIcon(ok)}</span>
    <div class="line">
      <span class="clip" title=${label}>${label}</span>
      ${probeButtons(context, row)}
      <span class="end">${problem === undefined ? verdict(got) : html`<span class="tone-held">${message(problem)}</span>`}${
        ok || wanted === undefined ? nothing : html` <span class="dim">wanted ${wanted}</span>`
      }</span>
    </div>
    ${subjectLine(context, row, rule, target)}
  </li>`;
}

/** The text is its own label, mostly: it is said again only where a mark or a rule adds to it. */
function subjectLine(
  context: Context,
  { label, subject }: ProbeRow,
  rule: ProbeRow['rule'],
  target: ProbeRow['target'],
): Part {
  const text = subject.map((segment) => segment.text).join('');
  const isMore = text !== label || subject.some((segment) => segment.mark);
  if (!isMore && rule === undefined) return nothing;
  return html`<div class="excerpt subject">${isMore ? html`<span class="clip">${marked(subject)}</span>` : nothing}${
    rule === undefined ? nothing : html`<span class="end small">${ruleLink(context, rule, target)}</span>`
  }</div>`;
}

function probeButtons({ post, place }: Context, { id, label }: ProbeRow): Part {
  if (place === 'report') return nothing;
  return html`<span class="row-buttons">
    <button class="link small" title="Write this probe into the suite, as a case" aria-label="Make a case of ${label}"
      @click=${() => post({ kind: 'probeToCase', id })}>make a case</button>
    <button class="step" title="Remove this probe" aria-label="Remove ${label}"
      @click=${() => post({ kind: 'removeProbe', id })}>${closeIcon()}</button>
  </span>`;
}
