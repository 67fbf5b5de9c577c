import { Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { PolicyOfRun } from '#protocol/requests.ts';
import type { Server } from './server.ts';

type FoundPolicy = Extract<PolicyOfRun, { kind: 'policy' }>;

/** Brings the policy of a stored run back, as an edit that is looked through before anything is changed. */
export async function restorePolicy(server: Server, suite: string, run: string): Promise<void> {
  const found = await server.request('railwright/policyOfRun', { uri: suite, run });
  if (found.kind === 'problem') {
    void window.showWarningMessage(`The policy of this run cannot be brought back: ${found.message}.`);
    return;
  }
  if (found.files.length === 0) {
    void window.showInformationMessage(`Nothing to bring back: the files read as in ${found.label}${noteOf(found)}.`);
    return;
  }
  if (found.note !== undefined) void window.showWarningMessage(`Going back to ${found.label}${noteOf(found)}.`);
  await workspace.applyEdit(await editOf(found), { isRefactoring: true });
}

const noteOf = ({ note }: FoundPolicy): string => (note === undefined ? '' : `; ${note}`);

/** What reads otherwise in each file, to be confirmed: the editor shows the differences, and takes over what is ticked. */
async function editOf({ files, label }: FoundPolicy): Promise<WorkspaceEdit> {
  const edit = new WorkspaceEdit();
  const metadata = { needsConfirmation: true, label: `Go back to ${label}`, description: 'tick it to take it over' };
  for (const { uri, text, exists } of files) {
    const file = Uri.parse(uri);
    if (!exists) edit.createFile(file, { contents: Buffer.from(text) }, metadata);
    else {
      const { range, newText } = changedPart(await workspace.openTextDocument(file), text);
      edit.replace(file, range, newText, metadata);
    }
  }
  return edit;
}

/** The lines between those that both texts begin and end with. */
function changedPart(document: TextDocument, text: string): { readonly range: Range; readonly newText: string } {
  const [now, then] = [linesOf(document.getText()), linesOf(text)];
  const shorter = Math.min(now.length, then.length);
  let first = 0;
  while (first < shorter && now[first] === then[first]) first++;
  let last = 0;
  while (last < shorter - first && now.at(-1 - last) === then.at(-1 - last)) last++;
  const range = document.validateRange(new Range(first, 0, now.length - last, 0));
  return { range, newText: then.slice(first, then.length - last).join('') };
}

/** With their ends. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
