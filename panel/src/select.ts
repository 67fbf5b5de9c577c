import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

export interface SelectProps {
  /** For screen readers. */
  readonly label: string;
  readonly options: readonly SelectOption[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A drop-down list. Its options are set only when they differ, as setting them disturbs a list that is open. */
export function select({ label, options, value, onChange }: SelectProps): TemplateResult {
  const content = options.map((option) => `${option.value}\n${option.label}`);
  return html`<vscode-single-select
    label=${label} .options=${guard(content, () => options)} .value=${live(value)}
    @focusin=${placeList} @pointerdown=${placeList}
    @change=${(event: Event) => onChange((event.currentTarget as HTMLInputElement).value)}
  ></vscode-single-select>`;
}

/** The element does not look where there is room for its list; this does, just before it opens. */
function placeList({ currentTarget }: Event): void {
  if (!(currentTarget instanceof HTMLElement)) return;
  const { top, bottom } = currentTarget.getBoundingClientRect();
  currentTarget.setAttribute('position', top > window.innerHeight - bottom ? 'above' : 'below');
}
