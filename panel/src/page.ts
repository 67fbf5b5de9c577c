import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { LiveView } from '#protocol/panel/view.ts';
import type { Context, Part } from './context.ts';
import { actions } from './sections/actions.ts';
import { caseList } from './sections/caseList.ts';
import { casePane } from './sections/caseView.ts';
import { changes } from './sections/changes.ts';
import { emptyPage } from './sections/empty.ts';
import { header } from './sections/header.ts';
import { history } from './sections/history.ts';
import { layers } from './sections/layers.ts';
import { probes } from './sections/probes.ts';
import { rates } from './sections/rates.ts';
import { slices } from './sections/slices.ts';
import { openCase, openKey, type PanelState } from './state.ts';

/**
 * The whole panel. Narrow: one column, which an open case covers. Wide: the overview beside the cases, and an open case
 * in the list's place. The style sheet arranges that, so that nothing is drawn anew when the width changes.
 */
export function page(context: Context, state: PanelState): Part {
  switch (state.view?.kind) {
    case undefined:
      return nothing;
    case 'empty':
      return emptyPage(context, state.view);
    case 'live':
      return livePage(context, state, state.view);
  }
}

function livePage(context: Context, state: PanelState, view: LiveView): TemplateResult {
  const open = openCase(state);
  const drawnFrom = [view, state.query, state.folds, state.run, state.viewport.width, openKey(state)];
  return html`<div class="page ${open ? 'open' : ''}">
    <div class="overview">${guard(drawnFrom, () => overview(context, state, view))}</div>
    <div class="detail">
      ${open ? casePane(context, state, view, open) : nothing} ${caseList(context, state, view)}
      ${guard(drawnFrom, () => around(context, state, view))}
    </div>
  </div>`;
}

/** What a scroll through the cases does not change is not drawn on a scroll. */
function overview(context: Context, state: PanelState, view: LiveView): Part[] {
  return [
    header(context, view),
    changes(context, state, view),
    rates(context, state, view),
    layers(context, state, view),
    slices(context, state, view),
  ];
}

function around(context: Context, state: PanelState, view: LiveView): Part[] {
  return [actions(context, state, view), probes(context, state, view), history(context, state, view)];
}
