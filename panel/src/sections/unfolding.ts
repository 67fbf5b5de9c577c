import { html, nothing, type TemplateResult } from 'lit';
import type { Context, Part } from '../context.ts';
import { count } from '../numbers.ts';

export interface Unfolding {
  /** What the host is asked to unfold. */
  readonly group: string;
  readonly all: number;
  readonly shown: number;
  readonly unfolded: boolean;
  /** Shows those that are too many even then; absent where nothing can. */
  readonly showRest?: () => void;
}

/** The rest of a list of which the host sends the first ones: to be asked for, and to be folded again. */
export function unfolding({ post }: Context, { group, all, shown, unfolded, showRest }: Unfolding): Part {
  const rest = all - shown;
  const toggle = () => post({ kind: 'unfold', group });
  if (!unfolded) return rest > 0 ? link(`${count(rest)} more`, toggle, false) : nothing;
  return html`${rest > 0 && showRest ? link(`${count(rest)} more in the list of cases`, showRest) : nothing}${link(
    'Show fewer',
    toggle,
    true,
  )}`;
}

function link(text: string, act: () => void, expanded?: boolean): TemplateResult {
  return html`<button class="link more" aria-expanded=${expanded ?? nothing} @click=${act}>${text}</button>`;
}
