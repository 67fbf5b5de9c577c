import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { Revisions } from '#protocol/requests.ts';
import type { Server } from './server.ts';

/** Asks for a revision in git to compare a suite with. Gives the id of a baseline; undefined where nothing was chosen. */
export async function chooseRevision(server: Server, suite: string): Promise<string | undefined> {
  const { groups, problem } = await server.request('railwright/revisions', { uri: suite });
  if (problem !== undefined) {
    void window.showWarningMessage(`There is nothing in git to compare with: ${problem}.`);
    return undefined;
  }
  const chosen = await window.showQuickPick([typedOne, ...groups.flatMap(itemsOf)], {
    title: 'Compare with a revision',
    placeHolder: 'Branch, tag or commit',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen !== typedOne) return chosen?.id;
  const revision = await window.showInputBox({
    title: 'Compare with a revision',
    prompt: 'As git names it: main~3, v1.2, 3f2a1c',
  });
  return revision?.trim() ? `git:${revision.trim()}` : undefined;
}

interface RevisionItem extends QuickPickItem {
  readonly id?: string;
}

const typedOne: RevisionItem = { label: '$(edit) Type a revision…' };

const itemsOf = ({ title, options }: Revisions['groups'][number]): readonly RevisionItem[] => [
  { label: title, kind: QuickPickItemKind.Separator },
  ...options.map(({ id, label, detail }) => ({ id, label, description: detail })),
];
