import type { HostMessage, PanelMessage } from '#protocol/panel/messages.ts';
import { mountPanel } from './mount.ts';
import './panel.css';

/** What VS Code gives to the script of a webview, once. */
interface WebviewApi {
  postMessage(message: PanelMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): WebviewApi;

const root = document.getElementById('panel');
if (!root) throw new Error('the page has no element `panel`');
const api = acquireVsCodeApi();

mountPanel(
  {
    place: 'editor',
    post: (message) => api.postMessage(message),
    listen: (receive) => window.addEventListener('message', (event: MessageEvent<HostMessage>) => receive(event.data)),
    load: () => api.getState(),
    save: (state) => api.setState(state),
  },
  root,
);
