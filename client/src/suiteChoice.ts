import { type TextDocument, Uri, window, workspace } from 'vscode';
import type { PanelView } from '#protocol/panel/view.ts';
import { languages } from './languages.ts';

/** The suite that a command means when it is not told: the one in front of the person, else one that is picked. */
export async function chooseSuite(view: PanelView | undefined): Promise<string | undefined> {
  const document = window.activeTextEditor?.document;
  return (document && suiteOf(document, view)) ?? pickSuite();
}

/** The suite that a document is, or that the panel shows with the policy that it is. */
export function suiteOf(document: TextDocument, view: PanelView | undefined): string | undefined {
  if (document.languageId === languages.suite) return document.uri.toString();
  if (view?.kind !== 'live') return undefined;
  const { policy, suite } = view.header;
  const { uri } = policy.target ?? {};
  return uri !== undefined && Uri.parse(uri).toString() === document.uri.toString() ? suite.uri : undefined;
}

async function pickSuite(): Promise<string | undefined> {
  const suites = await workspace.findFiles('**/*.suite.{yaml,yml,json}', '**/node_modules/**');
  if (suites.length === 0) {
    void window.showInformationMessage('There is no suite (`*.suite.yaml`) in this workspace.');
    return undefined;
  }
  const items = suites.map((uri) => ({ label: workspace.asRelativePath(uri), uri: uri.toString() }));
  const only = items.length === 1 ? items[0] : undefined;
  const chosen = only ?? (await window.showQuickPick(sorted(items), { title: 'Suite', placeHolder: 'Which suite?' }));
  return chosen?.uri;
}

const sorted = <T extends { readonly label: string }>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => a.label.localeCompare(b.label));

/** A file or folder near which the project's settings are looked for. */
export function projectUri(): string | undefined {
  const active = window.activeTextEditor?.document.uri;
  const folder = (active && workspace.getWorkspaceFolder(active)) ?? workspace.workspaceFolders?.[0];
  return folder && Uri.joinPath(folder.uri, 'railwright.yaml').toString();
}
