import type { PanelView } from '#protocol/panel/view.ts';
import { buildLiveView } from '#view/buildLiveView.ts';
import type { LiveParts } from './liveState.ts';
import { contextOf, type Shown, type Surroundings } from './shown.ts';

/** A part of a large suite, which is in sight until all of it is judged. */
export interface PartInSight {
  readonly shown: Shown;
  readonly given: Surroundings;
}

/** Shows what is chosen in the part that is in sight, if one is: all of the suite may take seconds. */
export function drawPart(parts: Pick<LiveParts, 'state' | 'post'>): void {
  const { part, focus, choice } = parts.state;
  if (!part || part.shown.judged.focus !== focus) return;
  parts.state.context = contextOf(part.shown, { ...part.given, choice });
  sendView(buildLiveView(parts.state.context), parts);
}

/** Nothing is sent twice. */
export function sendView(view: PanelView, { state, post }: Pick<LiveParts, 'state' | 'post'>): void {
  const text = JSON.stringify(view);
  if (text !== state.sent) post({ kind: 'panel', message: { kind: 'view', view } });
  state.sent = text;
}
