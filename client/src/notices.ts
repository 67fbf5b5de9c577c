import { commands, window } from 'vscode';
import type { Notice } from './outcomeNotice.ts';

type Show = (message: string, titles: readonly string[]) => Thenable<string | undefined>;

const shows = {
  information: (message, titles) => window.showInformationMessage(message, ...titles),
  warning: (message, titles) => window.showWarningMessage(message, ...titles),
  error: (message, titles) => window.showErrorMessage(message, ...titles),
} satisfies Record<Notice['severity'], Show>;

/** Shows a notice and runs the command of the button that is pressed; resolves when the notice is gone. */
export async function showNotice({ severity, message, actions }: Notice): Promise<void> {
  const pressed = await shows[severity](
    message,
    actions.map(({ title }) => title),
  );
  const action = actions.find(({ title }) => title === pressed);
  if (action) await commands.executeCommand(action.command, action.argument);
}
