import { type Disposable, StatusBarAlignment, window } from 'vscode';
import type { Status } from '#protocol/requests.ts';
import type { Server } from './server.ts';

/** What came out, in the status bar; a click shows the panel. */
export function createStatusItem(server: Server): Disposable {
  const item = window.createStatusBarItem('railwright.status', StatusBarAlignment.Left);
  item.name = 'Railwright';
  item.command = 'railwright.showPanel';
  const listening = server.onNotification('railwright/status', (status) => {
    item.text = `$(${statusIcon(status)}) ${status.text}`;
    item.tooltip = status.tooltip;
    item.show();
  });
  return {
    dispose() {
      listening.dispose();
      item.dispose();
    },
  };
}

function statusIcon({ running, tone }: Status): string {
  return running ? 'loading~spin' : icons[tone];
}

const icons = { plain: 'shield', good: 'pass', bad: 'error' } satisfies Record<Status['tone'], string>;
