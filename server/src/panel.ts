import type { PanelMessage, PanelView, SuiteChoice } from '#protocol/panel.ts';
import type { DocumentStore } from './documentStore.ts';
import type { RunSession } from './runs/runSession.ts';
import { buildPanelView, type PanelChoice } from './view/buildPanelView.ts';

/** The server's end of the side panel: keeps what the user chose there, and sends the view when it changes. */
export interface Panel {
  /** What the panel asks of the server. */
  handle(message: PanelMessage): void;
  /** Sends the view, once, after all that is being done now. */
  refresh(): void;
}

export interface PanelHost {
  readonly store: DocumentStore;
  readonly session: RunSession;
  isTrusted(): boolean;
  suites(): Promise<readonly SuiteChoice[]>;
  send(view: PanelView): void;
}

export function createPanel({ store, session, isTrusted, suites, send }: PanelHost): Panel {
  let choice: PanelChoice = { selected: null, baseline: undefined };
  let pending = false;
  const update = async (): Promise<void> => {
    const known = await suites();
    pending = false;
    send(buildPanelView(session.shown, choice, { store, trusted: isTrusted(), suites: known, stale: session.stale() }));
  };
  const refresh = (): void => {
    if (pending) return;
    pending = true;
    setImmediate(() => void update());
  };
  const choose = (change: Partial<PanelChoice>): void => {
    choice = { ...choice, ...change };
    refresh();
  };
  return {
    refresh,
    handle(message) {
      if (message.kind === 'ready') refresh();
      if (message.kind === 'select') choose({ selected: message.key });
      if (message.kind === 'baseline') choose({ baseline: message.id });
    },
  };
}
