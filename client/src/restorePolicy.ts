import { Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
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

/** Each file whole, to be confirmed: the editor shows the differences, and takes over what is ticked. */
async function editOf({ files, label }: FoundPolicy): Promise<WorkspaceEdit> {
  const edit = new WorkspaceEdit();
  const metadata = { needsConfirmation: true, label: `Go back to ${label}` };
  for (const { uri, text, exists } of files) {
    const file = Uri.parse(uri);
    if (!exists) edit.createFile(file, { contents: Buffer.from(text) }, metadata);
    else edit.replace(file, await wholeOf(file), text, metadata);
  }
  return edit;
}

async function wholeOf(file: Uri): Promise<Range> {
  const document = await workspace.openTextDocument(file);
  return document.validateRange(new Range(0, 0, document.lineCount, 0));
}
