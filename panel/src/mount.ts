import { render } from 'lit';
import type { HostMessage, PanelMessage } from '#protocol/panel/messages.ts';
import { createAnnouncer } from './announce.ts';
import type { Place } from './context.ts';
import './controls.ts';
import { createFollower } from './follow.ts';
import { page } from './page.ts';
import { observeScrolling, restoreScrolling } from './scrolling.ts';
import { type PanelEvent, type PanelState, reduce, restoreState, rowsToAsk, savedState } from './state.ts';
import { observeViewport } from './viewport.ts';

/** What the page needs of whoever shows it: the editor's webview, or a report that holds its own data. */
export interface PanelHost {
  readonly place: Place;
  post(message: PanelMessage): void;
  /** Hands on what the host says from now on. Called once, before the page says `ready`. */
  listen(receive: (message: HostMessage) => void): void;
  /** What `save` was given last, as after a reload. */
  load(): unknown;
  save(state: unknown): void;
}

/** Draws the panel into an element. One state, one way to change it: every event is reduced, and the page drawn. */
export function mountPanel(host: PanelHost, root: HTMLElement): void {
  let state = restoreState(host.load());
  const dispatch = (event: PanelEvent): void => {
    const before = state;
    state = reduce(before, event);
    if (state === before) return;
    const isFirst = before.view?.kind !== 'live' && state.view?.kind === 'live';
    tellHost(host, before, state);
    const settle = follow(before, state);
    render(page({ place: host.place, dispatch, post }, state), root);
    if (isFirst) restoreScrolling(root, state);
    settle();
    announce(state);
    measure();
    askForRows();
  };
  const askForRows = (): void => {
    const question = rowsToAsk(state);
    if (!question) return;
    const { query, first, count } = question;
    // What is under way is not drawn, so that noting it draws nothing.
    state = reduce(state, { kind: 'ask', question });
    post({ kind: 'rows', query, first, count });
  };
  const post = (message: PanelMessage): void => host.post(message);
  const follow = createFollower(root);
  const announce = createAnnouncer(root);
  const measure = observeViewport(root, dispatch);
  observeScrolling(root, dispatch);
  host.listen(dispatch);
  post({ kind: 'ready' });
}

function tellHost(host: PanelHost, before: PanelState, after: PanelState): void {
  const [saved, kept] = [savedState(before), savedState(after)];
  if (saved.query !== kept.query || saved.folds !== kept.folds || saved.tops !== kept.tops) host.save(kept);
  if (after.asked !== undefined && after.asked !== before.asked) host.post({ kind: 'select', key: after.asked });
}
