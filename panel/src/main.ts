import { render } from 'lit';
import type { HostMessage, PanelMessage } from '#protocol/panel.ts';
import './controls.ts';
import { createFollower } from './follow.ts';
import { page } from './page.ts';
import './panel.css';
import { type PanelEvent, reduce, restoreState, savedState } from './state.ts';
import { observeViewport } from './viewport.ts';

/** What VS Code gives to the script of a webview, once. */
interface WebviewApi {
  postMessage(message: PanelMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): WebviewApi;

const root = document.getElementById('panel');
if (!root) throw new Error('the page has no element `panel`');
start(acquireVsCodeApi(), root);

/** One state, one way to change it: every event is reduced, and the page drawn from what comes out. */
function start(api: WebviewApi, container: HTMLElement): void {
  let state = restoreState(api.getState());
  const dispatch = (event: PanelEvent): void => {
    const before = state;
    state = reduce(before, event);
    if (state === before) return;
    if (state.filter !== before.filter) api.setState(savedState(state));
    if (state.asked !== undefined && state.asked !== before.asked) post({ kind: 'select', key: state.asked });
    render(page({ dispatch, post }, state), container);
    follow(before, state);
    measure();
  };
  const post = (message: PanelMessage): void => api.postMessage(message);
  const follow = createFollower(container);
  const measure = observeViewport(container, dispatch);
  window.addEventListener('message', (event: MessageEvent<HostMessage>) => dispatch(event.data));
  post({ kind: 'ready' });
}
