import { html, type TemplateResult } from 'lit';
import type { SuiteChoice } from '#protocol/panel.ts';
import type { Context } from '../context.ts';

export interface RunTarget {
  readonly suite: SuiteChoice;
  /** All cases, where absent. */
  readonly cases?: readonly string[];
  readonly trusted: boolean;
}

/** Preview and Run. In Restricted Mode, Run stands there and cannot be pressed. */
export function runButtons({ post }: Context, { suite, cases, trusted }: RunTarget): TemplateResult {
  const ask = (mode: 'run' | 'preview') => () => post({ kind: 'run', suite: suite.uri, mode, ...(cases && { cases }) });
  const what = cases ? 'this case' : `all cases of ${suite.id}`;
  return html`<span class="buttons">
    <vscode-button secondary title="Preview ${what}: no model is called" @click=${ask('preview')}>Preview</vscode-button>
    <vscode-button
      ?disabled=${!trusted} aria-disabled=${!trusted} title="Run ${what} against ${suite.model}" @click=${ask('run')}
    >Run</vscode-button>
  </span>`;
}
