import { html, type TemplateResult } from 'lit';
import { noticeIcon } from '../icons.ts';
import { message } from '../marked.ts';

export function notice(text: string): TemplateResult {
  return html`<p class="notice">${noticeIcon()}<span>${message(text)}</span></p>`;
}

/** Shown above whatever there is, as runs are refused in Restricted Mode. */
export function restrictedNotice(): TemplateResult {
  return notice('Restricted Mode: recorded answers are judged, but no model is called until you trust this workspace.');
}
