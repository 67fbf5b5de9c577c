import type { nothing, TemplateResult } from 'lit';
import type { PanelMessage } from '#protocol/panel/messages.ts';
import type { PanelEvent } from './state.ts';

/** Where the page stands: in a report nothing can be run, opened or changed, so that it offers none of it. */
export type Place = 'editor' | 'report';

/** What a section may do when it is clicked. */
export interface Context {
  readonly place: Place;
  /** Changes the panel's own state, and draws it. */
  readonly dispatch: (event: PanelEvent) => void;
  /** Asks the host for something. */
  readonly post: (message: PanelMessage) => void;
}

/** What a section draws; nothing, where it has nothing to say. */
export type Part = TemplateResult | typeof nothing;
