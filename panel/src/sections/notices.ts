import { html, nothing, type TemplateResult } from 'lit';
import type { Part } from '../context.ts';
import { noticeIcon } from '../icons.ts';
import { message } from '../marked.ts';

/** `button`: what can be done about it. */
export function notice(text: string, button: Part = nothing): TemplateResult {
  return html`<p class="notice">${noticeIcon()}<span>${message(text)}</span>${button}</p>`;
}

/** Shown above whatever there is, as runs are refused in Restricted Mode. */
export function restrictedNotice(): TemplateResult {
  return notice('Restricted Mode: recorded answers are judged, but no model is called until you trust this workspace.');
}
