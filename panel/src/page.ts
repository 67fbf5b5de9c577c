import { html, nothing, type TemplateResult } from 'lit';
import type { RunView } from '#protocol/panel.ts';
import type { Context, Part } from './context.ts';
import { caseList } from './sections/caseList.ts';
import { casePane } from './sections/caseView.ts';
import { emptyPage } from './sections/empty.ts';
import { flips } from './sections/flips.ts';
import { header } from './sections/header.ts';
import { layerBar } from './sections/layers.ts';
import { matrix } from './sections/matrix.ts';
import { rates } from './sections/rates.ts';
import { openCase, type PanelState } from './state.ts';

/**
 * The whole panel. Narrow: the list, or the open case in its place. Wide: the overview beside the cases, and once a
 * case is open, both beside the case; panel.css arranges that.
 */
export function page(context: Context, state: PanelState): Part {
  switch (state.view?.kind) {
    case undefined:
      return nothing;
    case 'empty':
      return emptyPage(context, state.view);
    case 'run':
      return runPage(context, state, state.view);
  }
}

function runPage(context: Context, state: PanelState, view: RunView): TemplateResult {
  const open = openCase(state);
  return html`<div class="page ${open ? 'open' : ''} ${view.cases.length === 0 ? 'no-cases' : ''}">
    <div class="list">
      <div class="overview">
        ${header(context, view)} ${flips(context, state, view)} ${rates(view.rates)}
        ${layerBar(view.layers, state.viewport.width)} ${matrix(context, state, view)}
      </div>
      ${caseList(context, state, view)}
    </div>
    ${open ? casePane(context, state, view, open) : nothing}
  </div>`;
}
