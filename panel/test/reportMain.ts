import type { HostMessage, PanelMessage } from '#protocol/panel/messages.ts';
import { mountPanel } from '../src/mount.ts';

// The page as a report mounts it: with a host of its own; without its style.

declare function acquireVsCodeApi(): { postMessage(message: PanelMessage): void };

const root = document.getElementById('panel');
const host = acquireVsCodeApi();
if (root) {
  mountPanel(
    {
      place: 'report',
      post: (message) => host.postMessage(message),
      listen: (receive) =>
        window.addEventListener('message', (event: MessageEvent<HostMessage>) => receive(event.data)),
      load: () => undefined,
      save: () => {},
    },
    root,
  );
}
