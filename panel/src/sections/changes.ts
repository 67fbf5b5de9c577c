import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Baseline } from '#protocol/panel/baseline.ts';
import type { Changes, ChangeTile, FlipGroup, FlipRow } from '#protocol/panel/changes.ts';
import type { Tone } from '#protocol/panel/labels.ts';
import type { LiveView } from '#protocol/panel/view.ts';
import type { Context, Part } from '../context.ts';
import { toneIcon } from '../icons.ts';
import { caseLink, ruleLink } from '../links.ts';
import { marked, message, verdict } from '../marked.ts';
import { count } from '../numbers.ts';
import { noQuery } from '../query.ts';
import { section } from '../section.ts';
import { openKey, type PanelState } from '../state.ts';
import { unfolding } from './unfolding.ts';

/** What changed against the baseline: the first thing that an author of a policy wants to know. */
export function changes(context: Context, state: PanelState, { changes: found, baseline }: LiveView): Part {
  if (!found) return nothing;
  return section(context, state, { id: 'changes', title: titleFor(baseline) }, () => [
    html`<ul class="tiles">${found.tiles.map((tile) => changeTile(context, state, tile))}</ul>`,
    html`<p class="summary tone-${summaryTone(found)}">${message(unbroken(found.summary))}</p>`,
    html`${repeat(
      found.groups,
      ({ id }) => id,
      (group, index) => flipGroup(context, state, group, { index, change: labelOf(found, group) }),
    )}`,
    found.uncompared === undefined ? nothing : html`<p class="dim small">${message(found.uncompared)}</p>`,
  ]);
}

/** `p = 0.13` stays on one line. */
const unbroken = (text: string): string => text.replaceAll(' = ', '\u00a0=\u00a0');

/** Against another text of the policy, the difference is the edit; against another model or run, it may be more. */
function titleFor({ selected }: Baseline): string {
  return selected === 'saved' || selected.startsWith('git:') ? 'What this edit changed' : 'What changed';
}

/** A tile shows its cases in the list. */
function changeTile(
  { dispatch }: Context,
  { query }: PanelState,
  { change, count: n, label, tone }: ChangeTile,
): TemplateResult {
  const pressed = query.change === change;
  const toggle = () => dispatch({ kind: 'replaceQuery', query: pressed ? noQuery : { ...noQuery, change } });
  return html`<li>
    <button class="tile tone-${n === 0 ? 'none' : tone}" aria-pressed=${pressed} @click=${toggle}>
      <b>${count(n)}</b> <span>${label}</span>
    </button>
  </li>`;
}

/** The worst that happened colours the summary. */
function summaryTone({ tiles }: Changes): Tone {
  const tones = tiles.filter((tile) => tile.count > 0).map((tile) => tile.tone);
  return (['bad', 'held', 'good'] as const).find((tone) => tones.includes(tone)) ?? 'plain';
}

interface GroupPlace {
  readonly index: number;
  /** What changed, as the tile says it. */
  readonly change: string;
}

function labelOf({ tiles }: Changes, { change }: FlipGroup): string {
  return tiles.find((tile) => tile.change === change)?.label ?? '';
}

function flipGroup(
  context: Context,
  state: PanelState,
  group: FlipGroup,
  { index, change }: GroupPlace,
): TemplateResult {
  const { title, target, note, tone, flips } = group;
  const open = openKey(state);
  return html`<div class="group" role="group" aria-labelledby="group-${index}">
    <h3 id="group-${index}" title=${change}>${toneIcon(tone)}<span class="unseen">${change}: </span> ${ruleLink(context, title, target)} <span class="dim">${note}</span></h3>
    <ul>${repeat(
      flips,
      ({ key }) => key,
      (flip) => flipRow(context, flip, flip.key === open),
    )}</ul>
    ${moreFlips(context, group)}
  </div>`;
}

function flipRow(context: Context, flip: FlipRow, open: boolean): TemplateResult {
  const show = () => context.dispatch({ kind: 'show', key: flip.key });
  return html`<li class="flip ${open ? 'selected' : ''}">
    <div class="line">
      <button class="cover" aria-current=${open ? 'true' : nothing} @click=${show}>${flip.case}</button>
      <span class="dim">${flip.kind}</span>
      <span class="end">${verdict(flip.from)} <span role="img" aria-label="then">→</span> ${verdict(flip.to)}</span>
    </div>
    ${flipDetail(context, flip)}
  </li>`;
}

/** What decided, what the edit changed about it, and how the twin ends: in one line, where it fits. */
function flipDetail(context: Context, { excerpt, note, twin }: FlipRow): Part {
  if (excerpt.length === 0 && note === undefined && !twin) return nothing;
  return html`<div class="excerpt"><span>${marked(excerpt)}</span>${note === undefined ? nothing : html`<span> · ${message(note)}</span>`}${
    twin ? html`<span> · twin of ${caseLink(context, twin)} ${verdict(twin.label)}</span>` : nothing
  }</div>`;
}

function moreFlips(context: Context, { id, change, count: all, flips, unfolded = false }: FlipGroup): Part {
  const showRest = () => context.dispatch({ kind: 'replaceQuery', query: { ...noQuery, change } });
  return unfolding(context, { group: id, all, shown: flips.length, unfolded, showRest });
}
