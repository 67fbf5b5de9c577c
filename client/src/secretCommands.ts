import { type ExtensionContext, window, workspace } from 'vscode';
import type { Secrets, SecretsHost } from './secrets.ts';

/** The editor's side of the keys: where they are kept, and what its user is asked. */
export function secretsHost({ secrets, workspaceState }: ExtensionContext): SecretsHost {
  return {
    storage: secrets,
    workspace: workspaceState,
    trusted: () => workspace.isTrusted,
    async mayUse(name) {
      const message = `May this workspace use your stored key \`${name}\`?`;
      const detail = 'The key is sent to the address that stands with it in the railwright.yaml of this workspace.';
      return (await window.showWarningMessage(message, { modal: true, detail }, 'Use Key')) === 'Use Key';
    },
    enter: async (name) =>
      window.showInputBox({
        title: `Key \`${name}\``,
        prompt:
          'railwright.yaml names a key that is not stored on this machine. It goes to the secret storage of the editor.',
        password: true,
        ignoreFocusOut: true,
      }),
  };
}

/** Lets the user pick a stored key, and removes it. */
export async function removeKey(secrets: Secrets): Promise<void> {
  const names = await secrets.names();
  if (names.length === 0) {
    void window.showInformationMessage('No key is stored.');
    return;
  }
  const name = await window.showQuickPick(names, { title: 'Remove a stored key', placeHolder: 'Which key?' });
  if (name) await secrets.remove(name);
}
