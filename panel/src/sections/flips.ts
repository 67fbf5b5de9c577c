import { html, nothing, type TemplateResult } from 'lit';
import type { Changes, ChangeTile, FlipGroup, FlipRow, RunView, Tone } from '#protocol/panel.ts';
import type { Context, Part } from '../context.ts';
import { toneIcon } from '../icons.ts';
import { marked, message, verdict } from '../marked.ts';
import { count } from '../numbers.ts';
import { openKey, type PanelState } from '../state.ts';

/** Flips that a group shows before it is unfolded. */
const foldAfter = 5;

/** What changed against the baseline: the first thing that an author of a policy wants to know. */
export function flips(context: Context, state: PanelState, { changes }: RunView): Part {
  if (!changes) return nothing;
  return html`<section aria-labelledby="changes">
    <h2 id="changes">What changed</h2>
    ${changes.tiles.some((tile) => tile.count > 0) ? html`<ul class="tiles">${changes.tiles.map(tile)}</ul>` : nothing}
    <p class="summary tone-${summaryTone(changes)}" role="status">${message(changes.summary)}</p>
    ${changes.groups.map((group) => flipGroup(context, state, group))}
  </section>`;
}

function tile({ count: n, label, tone }: ChangeTile): TemplateResult {
  return html`<li class="tile tone-${n === 0 ? 'none' : tone}"><b>${count(n)}</b><span>${label}</span></li>`;
}

/** The worst that happened colours the summary. */
function summaryTone({ tiles }: Changes): Tone {
  const tones = tiles.filter((tile) => tile.count > 0).map((tile) => tile.tone);
  return (['bad', 'held', 'good'] as const).find((tone) => tones.includes(tone)) ?? 'plain';
}

function flipGroup(context: Context, state: PanelState, group: FlipGroup): TemplateResult {
  const unfolded = state.unfolded.includes(group.title);
  const shown = unfolded ? group.flips : group.flips.slice(0, foldAfter);
  const open = openKey(state);
  return html`<div class="group">
    <h3>${toneIcon(group.tone)} ${groupTitle(context, group)} <span class="dim">${group.note}</span></h3>
    <ul class="flips">${shown.map((flip) => flipRow(context, flip, flip.key === open))}</ul>
    ${foldButton(context, group, unfolded)}
  </div>`;
}

function groupTitle({ post }: Context, { title, target }: FlipGroup): TemplateResult {
  if (!target) return html`<span>${title}</span>`;
  return html`<button class="link" title="Open the rule" @click=${() => post({ kind: 'open', target })}>${title}</button>`;
}

function flipRow(context: Context, flip: FlipRow, open: boolean): TemplateResult {
  const show = () => context.dispatch({ kind: 'show', key: flip.key });
  return html`<li class="flip ${open ? 'selected' : ''}">
    <div class="line">
      <button class="cover" aria-current=${open ? 'true' : nothing} @click=${show}>${flip.case}</button>
      <span class="dim">${flip.kind}</span>
      <span class="end">${verdict(flip.from)} <span aria-label="then">→</span> ${verdict(flip.to)}</span>
    </div>
    ${flip.excerpt.length > 0 ? html`<div class="excerpt">${marked(flip.excerpt)}</div>` : nothing} ${twinLink(context, flip)}
  </li>`;
}

function twinLink({ dispatch }: Context, { twin }: FlipRow): Part {
  if (!twin) return nothing;
  const show = () => dispatch({ kind: 'show', key: twin.key });
  return html`<div class="excerpt">twin of <button class="link above" @click=${show}>${twin.case}</button></div>`;
}

function foldButton({ dispatch }: Context, { title, flips }: FlipGroup, unfolded: boolean): Part {
  const more = flips.length - foldAfter;
  if (more <= 0) return nothing;
  const fold = () => dispatch({ kind: 'fold', group: title });
  return html`<button class="link more" aria-expanded=${unfolded} @click=${fold}>${unfolded ? 'Show fewer' : `${count(more)} more`}</button>`;
}
