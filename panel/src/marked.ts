import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Segment, VerdictLabel } from '#protocol/panel/labels.ts';

/** Text with its marks. No blank may stand between the tags: the text is shown as it is, blanks included. */
export function marked(segments: readonly Segment[]): TemplateResult[] {
  return segments.map((segment) => draw[segment.mark ?? 'plain'](segment));
}

/** A message whose quotes stand in backticks, as all of Railwright's do. An odd backtick is just a letter. */
export function message(text: string): TemplateResult[] {
  const pieces = text.split('`');
  if (pieces.length % 2 === 0) return [html`${text}`];
  return pieces.map((piece, i) => (i % 2 === 1 ? html`<code>${piece}</code>` : html`${piece}`));
}

export function verdict({ text, tone }: VerdictLabel): TemplateResult {
  return html`<span class="verdict tone-${tone}">${text}</span>`;
}

const draw: Record<NonNullable<Segment['mark']> | 'plain', (segment: Segment) => TemplateResult> = {
  plain: ({ text }) => html`${text}`,
  match: ({ text, title }) => html`<mark title=${ifDefined(title)}>${text}</mark>`,
  removed: ({ text, title }) => html`<del title=${ifDefined(title)}>${text}</del>`,
  inserted: ({ text }) => html`<ins>${text}</ins>`,
  refusal: ({ text }) => html`<em class="refusal" title="the words of a refusal">${text}</em>`,
};
