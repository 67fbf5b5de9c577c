import { html, type TemplateResult } from 'lit';
import type { StoppedBy } from '#protocol/panel/cases.ts';
import type { LiveView } from '#protocol/panel/view.ts';
import type { Context } from '../context.ts';
import { count } from '../numbers.ts';
import { noQuery } from '../query.ts';
import type { PanelState } from '../state.ts';

/** Each cell in words: for its button, and for the filter that it sets. */
export const cellNames = {
  both: 'refused by the model and stopped by a guardrail',
  model: 'refused by the model only',
  guardrail: 'stopped by a guardrail only',
  nobody: 'stopped by nobody',
} satisfies Record<StoppedBy, string>;

/** The attacks by who stopped them, model against guardrail. A cell shows its cases. */
export function matrix(context: Context, state: PanelState, view: LiveView): TemplateResult {
  const { both, modelOnly, guardrailOnly, nobody } = view.matrix;
  const draw = (by: StoppedBy, n: number) => cell(context, by, n, state.query.cell === by);
  return html`<table class="matrix" aria-label="Attacks by model and guardrail">
    <thead><tr><td></td><th scope="col">guardrail stopped it</th><th scope="col">guardrail let it pass</th></tr></thead>
    <tbody>
      <tr><th scope="row">model refused</th>${draw('both', both)}${draw('model', modelOnly)}</tr>
      <tr><th scope="row">model complied</th>${draw('guardrail', guardrailOnly)}${draw('nobody', nobody)}</tr>
    </tbody>
  </table>`;
}

function cell({ dispatch }: Context, by: StoppedBy, n: number, pressed: boolean): TemplateResult {
  const query = pressed ? noQuery : { ...noQuery, cell: by };
  const toggle = () => dispatch({ kind: 'replaceQuery', query });
  const missed = by === 'nobody' && n > 0;
  return html`<td>
    <button class=${missed ? 'tone-bad' : ''} aria-pressed=${pressed} aria-label="${count(n)} ${cellNames[by]}" @click=${toggle}>
      ${count(n)}${missed ? ' missed' : ''}
    </button>
  </td>`;
}
