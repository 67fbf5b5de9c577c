import { html, nothing, type TemplateResult } from 'lit';
import type { SuiteChoice } from '#protocol/panel/header.ts';
import type { LiveView } from '#protocol/panel/view.ts';
import type { Context, Part } from '../context.ts';
import { pinIcon } from '../icons.ts';
import { menu } from '../menu.ts';

/** Which policy is judged, and in which state of it. */
export function policyChip({ post, place }: Context, { header: { policy } }: LiveView): TemplateResult {
  const { id, version, hash, source, target } = policy;
  const text = html`Policy <b>${id}</b> ${version} <span class="hash" title="SHA-256 of the policy">${hash}</span> ·
    <span class=${source === 'draft' ? 'tone-held' : 'dim'}>${source}</span>`;
  if (!target || place === 'report') return html`<span class="chip">${text}</span>`;
  return html`<button class="chip" title="Open the policy" @click=${() => post({ kind: 'open', target })}>${text}</button>`;
}

/** A menu where there is something to choose. */
export function suiteMenu({ post, place }: Context, { header: { suite, suites } }: LiveView): Part {
  if (suites.length < 2 || place === 'report') return nothing;
  const asOption = ({ uri, id, path, model }: SuiteChoice) => ({
    id: uri,
    label: id,
    detail: `${path} · model ${model}`,
  });
  return menu({
    id: 'suite-menu',
    label: 'Suite',
    value: suite.id,
    groups: [{ options: suites.map(asOption) }],
    selected: suite.uri,
    onChoose: (uri) => post({ kind: 'suite', uri }),
  });
}

export function modelMenu({ post, place }: Context, { header: { model, models } }: LiveView): TemplateResult {
  if (models.length < 2 || place === 'report') return html`<span class="chip">Model <b>${model}</b></span>`;
  return menu({
    id: 'model-menu',
    label: 'Model',
    value: model,
    title: 'Whose answers are judged',
    groups: [{ options: models }],
    selected: model,
    onChoose: (name) => post({ kind: 'model', name }),
  });
}

/** What the verdicts are compared with; a run that is chosen can be pinned. */
export function baselineMenu(context: Context, { baseline }: LiveView): TemplateResult {
  const { post, place } = context;
  const { selected, label, detail, groups } = baseline;
  if (place === 'report') return html`<span class="chip" title=${detail}>against <b>${label}</b></span>`;
  return html`<span class="against">${menu({
    id: 'baseline-menu',
    label: 'against',
    value: label,
    title: detail,
    groups,
    selected,
    onChoose: (id) => post({ kind: 'baseline', id }),
    more: { label: 'Another revision…', onChoose: () => post({ kind: 'chooseRevision' }) },
  })}${pin(context, baseline)}</span>`;
}

const runPrefix = 'run:';

function pin({ post }: Context, { selected, pinned = false }: LiveView['baseline']): Part {
  if (!selected.startsWith(runPrefix)) return nothing;
  const toggle = () => post({ kind: 'pin', id: selected.slice(runPrefix.length), pinned: !pinned });
  const title = pinned ? 'Pinned: this run stays in the list. Unpin it' : 'Pin this run, so that it stays in the list';
  return html`<button class="step" aria-label="Pin this run" aria-pressed=${pinned} title=${title} @click=${toggle}>${pinIcon()}</button>`;
}
