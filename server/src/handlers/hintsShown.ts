import { type ClientCapabilities, type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver';

/** The settings of VS Code that say whether hints are shown, and the values with which they are. */
const settings: readonly { readonly section: string; readonly shown: readonly unknown[] }[] = [
  { section: 'editor.inlayHints.enabled', shown: ['on', 'onUnlessPressed'] },
  { section: 'railwright.inlayHints.enabled', shown: [true] },
];

/** Whether an editor shows the hints of a document. */
export type HintsShown = (uri: string) => Promise<boolean>;

/**
 * Asks the editor for its settings. An editor that does not have them may be able to show hints, and not do it: most
 * show none until they are told to. So is one that answers with an error: a person would have no lenses at all.
 */
export function askWhetherHintsAreShown(
  { workspace: client }: Connection,
  { textDocument, workspace }: ClientCapabilities,
): HintsShown {
  if (!textDocument?.inlayHint || !workspace?.configuration) return async () => false;
  return async (uri) => {
    const items = settings.map(({ section }) => ({ scopeUri: uri, section }));
    const values: readonly unknown[] = await client.getConfiguration(items).catch(() => []);
    return settings.every(({ shown }, index) => shown.includes(values[index]));
  };
}

/** Tells when the answer may be another one. For an editor that lets itself be asked to say so. */
export async function followHintSettings(connection: Connection, tell: () => void): Promise<void> {
  connection.onDidChangeConfiguration(tell);
  const section = settings.map((each) => each.section);
  await connection.client.register(DidChangeConfigurationNotification.type, { section }).catch(() => undefined);
}
