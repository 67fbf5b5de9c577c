import { html, svg, type TemplateResult } from 'lit';
import type { CaseStatus } from '#protocol/panel/cases.ts';
import type { Tone } from '#protocol/panel/labels.ts';

/** A tone as a ring with a sign in it, so that it does not rest on colour alone. */
export function toneIcon(tone: Tone): TemplateResult {
  return ring(`tone-${tone}`, toneSigns[tone]);
}

/** How a case ended. */
export function statusIcon(status: CaseStatus): TemplateResult {
  const { tone, sign: content, name } = statusSigns[status];
  return html`<span class="tone-${tone}" role="img" aria-label=${name} title=${name}>${sign(content)}</span>`;
}

/** A plain check or cross. */
export function passIcon(passed: boolean): TemplateResult {
  return sign(passed ? check : cross);
}

export const closeIcon = (): TemplateResult => sign(cross);
export const upIcon = (): TemplateResult => sign(svg`<path d="M4.5 9.5 8 6l3.5 3.5" />`);
export const downIcon = (): TemplateResult => sign(svg`<path d="M4.5 6.5 8 10l3.5-3.5" />`);
export const chevronIcon = (): TemplateResult =>
  html`<svg class="icon sign chevron" viewBox="3 3 10 10" aria-hidden="true"><path d="M4.5 6.5 8 10l3.5-3.5" /></svg>`;
export const pinIcon = (): TemplateResult => sign(svg`<path d="M6 3.5h4M6.6 3.5v3.6L5 9h6L9.4 7.1V3.5M8 9v4" />`);
export const newCaseIcon = (): TemplateResult =>
  sign(svg`<path d="M11.5 8V6.2L9.3 4H5v8h2.6M9 4v2.5h2.5M10.5 9v4M8.5 11h4" />`);
export const backIcon = (): TemplateResult => sign(svg`<path d="M9.5 4.5 6 8l3.5 3.5" />`);
export const noticeIcon = (): TemplateResult => ring('tone-held', svg`<path d="M8 7.4v3.6M8 4.9v.3" />`);

const check = svg`<path d="M4.6 8.3 7 10.7l4.4-5" />`;
const cross = svg`<path d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6" />`;
const pause = svg`<path d="M6.3 5.4v5.2M9.7 5.4v5.2" />`;
const rerun = svg`<path d="M6.4 5.2v5.6L11 8z" />`;
const dash = svg`<path d="M5 8h6" />`;
const point = svg`<circle class="filled" cx="8" cy="8" r="1.6" />`;

const toneSigns = { good: check, bad: cross, held: pause, plain: point } satisfies Record<Tone, TemplateResult<2>>;

const statusSigns = {
  passed: { tone: 'good', sign: check, name: 'passed' },
  failed: { tone: 'bad', sign: cross, name: 'failed' },
  'not-evaluated': { tone: 'held', sign: dash, name: 'not evaluated' },
  'needs-run': { tone: 'plain', sign: rerun, name: 'needs a run' },
} satisfies Record<CaseStatus, { tone: Tone; sign: TemplateResult<2>; name: string }>;

function ring(name: string, content: TemplateResult<2>): TemplateResult {
  return html`<svg class="icon ${name}" viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="6.5" />${content}
  </svg>`;
}

/** A sign without a ring, cut close so that it is as large as a letter. */
function sign(content: TemplateResult<2>): TemplateResult {
  return html`<svg class="icon sign" viewBox="3 3 10 10" aria-hidden="true">${content}</svg>`;
}
