import { html, nothing, type TemplateResult } from 'lit';
import type { VerdictLabel } from '#protocol/panel/labels.ts';
import type { Target } from '#protocol/panel/target.ts';
import type { Context } from './context.ts';
import { verdict } from './marked.ts';

export interface LinkProps {
  readonly text: string;
  /** What a click opens; absent where the text stands in no file. */
  readonly target: Target | undefined;
  readonly title: string;
}

/** A place in a file, one click away. Where there is no editor to open it in, its name, which tells the place. */
export function placeLink({ post, place }: Context, { text, target, title }: LinkProps): TemplateResult {
  if (!target) return html`<b>${text}</b>`;
  if (place === 'report') return html`<b title=${`${target.uri}:${target.line + 1}`}>${text}</b>`;
  return html`<button class="link above" title=${title} @click=${() => post({ kind: 'open', target })}>${text}</button>`;
}

export function ruleLink(context: Context, rule: string, target: Target | undefined): TemplateResult {
  return placeLink(context, { text: rule, target, title: 'Open the rule' });
}

interface Decided {
  readonly label: VerdictLabel;
  readonly rule?: string;
  readonly target?: Target;
}

/** `block by email-to-outsider`: a verdict, and the rule that it comes from. */
export function decision(context: Context, { label, rule, target }: Decided): TemplateResult {
  return html`${verdict(label)}${rule === undefined ? nothing : html` <span class="dim">by</span> ${ruleLink(context, rule, target)}`}`;
}

/** Opens a case in the panel. */
export function caseLink(
  { dispatch }: Context,
  { key, case: id }: { readonly key: string; readonly case: string },
): TemplateResult {
  return html`<button class="link above" @click=${() => dispatch({ kind: 'show', key })}>${id}</button>`;
}
