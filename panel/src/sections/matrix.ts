import { html, nothing, type TemplateResult } from 'lit';
import type { CaseRow, RunView } from '#protocol/panel.ts';
import type { Context, Part } from '../context.ts';
import { noFilter } from '../filter.ts';
import { count } from '../numbers.ts';
import type { PanelState } from '../state.ts';

type StoppedBy = CaseRow['stoppedBy'];

/** Each cell in words: for its button, and for the filter that it sets. */
export const cellNames = {
  both: 'refused by the model and stopped by a guardrail',
  model: 'refused by the model only',
  guardrail: 'stopped by a guardrail only',
  nobody: 'stopped by nobody',
} satisfies Record<StoppedBy, string>;

/** The attacks by who stopped them, model against guardrail. A cell shows its cases. */
export function matrix(context: Context, state: PanelState, view: RunView): Part {
  if (view.layers.attacks === 0) return nothing;
  const { both, modelOnly, guardrailOnly, nobody } = view.matrix;
  const draw = (by: StoppedBy, n: number) => cell(context, by, n, state.filter.cell === by);
  return html`<section aria-labelledby="matrix">
    <h2 id="matrix"><span>Model and guardrail</span></h2>
    <table class="matrix">
      <thead><tr><td></td><th scope="col">guardrail stopped it</th><th scope="col">guardrail let it pass</th></tr></thead>
      <tbody>
        <tr><th scope="row">model refused</th>${draw('both', both)}${draw('model', modelOnly)}</tr>
        <tr><th scope="row">model complied</th>${draw('guardrail', guardrailOnly)}${draw('nobody', nobody)}</tr>
      </tbody>
    </table>
  </section>`;
}

function cell({ dispatch }: Context, by: StoppedBy, n: number, pressed: boolean): TemplateResult {
  const filter = pressed ? noFilter : { ...noFilter, cell: by };
  const toggle = () => dispatch({ kind: 'replaceFilter', filter });
  const missed = by === 'nobody' && n > 0;
  return html`<td>
    <button class=${missed ? 'tone-bad' : ''} aria-pressed=${pressed} aria-label="${count(n)} ${cellNames[by]}" @click=${toggle}>
      ${count(n)}${missed ? ' missed' : ''}
    </button>
  </td>`;
}
