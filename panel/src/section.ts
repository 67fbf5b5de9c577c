import { html, nothing, type TemplateResult } from 'lit';
import type { Context, Part } from './context.ts';
import { chevronIcon } from './icons.ts';
import type { PanelState } from './state.ts';

export interface SectionHead {
  /** Its place in the page, and the name under which its fold is kept. */
  readonly id: string;
  readonly title: string;
  /** A legend or a count at the end of the heading. */
  readonly aside?: Part | string;
  /** Folded until it is opened by hand. */
  readonly folded?: boolean;
}

/** A section under a heading that folds it. */
export function section(context: Context, state: PanelState, head: SectionHead, content: () => Part | Part[]): Part {
  const { id, title, aside = nothing, folded = false } = head;
  const open = isOpen(state, id, !folded);
  return html`<section class=${id} aria-labelledby="${id}-title">
    <h2 id="${id}-title">${foldButton(context, { id, open }, title)}<span class="aside">${aside}</span></h2>
    ${open ? content() : nothing}
  </section>`;
}

/** A part of a section that folds under a heading of its own. */
export function foldable(context: Context, state: PanelState, head: SectionHead, content: () => Part | Part[]): Part {
  const { id, title, aside = nothing, folded = false } = head;
  const open = isOpen(state, id, !folded);
  return html`<div class="foldable" role="group" aria-labelledby="${id}-title">
    <h3 id="${id}-title">${foldButton(context, { id, open }, title)}<span class="aside">${aside}</span></h3>
    ${open ? content() : nothing}
  </div>`;
}

export function isOpen({ folds }: PanelState, id: string, byDefault: boolean): boolean {
  return folds[id] ?? byDefault;
}

function foldButton({ dispatch }: Context, { id, open }: { id: string; open: boolean }, title: string): TemplateResult {
  const toggle = () => dispatch({ kind: 'fold', id, open: !open });
  return html`<button class="fold" aria-expanded=${open} @click=${toggle}>${chevronIcon()}${title}</button>`;
}
