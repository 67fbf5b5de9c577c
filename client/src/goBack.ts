import { commands, Range, TabInputTextDiff, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { earlierUri, type FoundFile, type FoundPolicy, nothingAt, type RunOfSuite, runAt } from './earlierPolicy.ts';
import type { Server } from './server.ts';

const takeOver = 'Go Back';

/**
 * Shows what going back to the policy of a stored run would change: each file of now beside that of then. Nothing is changed
 * before the person says so, in the message or in the title of the editor.
 */
export async function showEarlierPolicy(server: Server, run: RunOfSuite): Promise<void> {
  const found = await changesOf(server, run);
  if (!found) return;
  for (const file of found.files.toReversed()) await showChanges(file, found, run);
  const files = found.files.length === 1 ? 'one file' : `${found.files.length} files`;
  const message = `Going back to ${found.label} changes ${files}, without saving${noteOf(found)}.`;
  if ((await window.showInformationMessage(message, takeOver)) === takeOver) await goBackTo(server, run);
}

/** Takes over the version of a file that stands in the editor, with the other files of the same policy. */
export async function goBack(server: Server, argument: unknown): Promise<void> {
  const shown = argument instanceof Uri ? argument : window.activeTextEditor?.document.uri;
  const run = shown && runAt(shown);
  if (run) await goBackTo(server, run);
}

/** What is there by now is asked for again: files may have been edited while they were looked at. */
async function goBackTo(server: Server, run: RunOfSuite): Promise<void> {
  const found = await changesOf(server, run);
  if (!found) return;
  await workspace.applyEdit(await editOf(found));
  await window.tabGroups.close(
    window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => isOf(input, run)),
  );
  const [first] = found.files;
  if (first) await window.showTextDocument(Uri.parse(first.uri));
}

function isOf(input: unknown, { run }: RunOfSuite): boolean {
  return input instanceof TabInputTextDiff && runAt(input.modified)?.run === run;
}

/** The policy of a run, with its files that read otherwise now; undefined where there is nothing to take over. */
async function changesOf(server: Server, { suite, run }: RunOfSuite): Promise<FoundPolicy | undefined> {
  const found = await server.request('railwright/policyOfRun', { uri: suite, run });
  if (found.kind === 'problem') {
    void window.showWarningMessage(`The policy of this run cannot be brought back: ${found.message}.`);
    return undefined;
  }
  if (found.files.length > 0) return found;
  void window.showInformationMessage(`Nothing to go back to: the files read as in ${found.label}${noteOf(found)}.`);
  return undefined;
}

const noteOf = ({ note }: FoundPolicy): string => (note === undefined ? '' : `; ${note}`);

async function showChanges(file: FoundFile, { label, files }: FoundPolicy, run: RunOfSuite): Promise<void> {
  const now = file.exists ? Uri.parse(file.uri) : nothingAt(file);
  const name = workspace.asRelativePath(Uri.parse(file.uri));
  const title = `${name}: now ↔ ${label}`;
  await commands.executeCommand('vscode.diff', now, earlierUri(file, run), title, { preview: files.length === 1 });
}

/** Edits that are in the editor only, and that one *Undo* takes back; a file that is gone is made anew. */
async function editOf({ files }: FoundPolicy): Promise<WorkspaceEdit> {
  const edit = new WorkspaceEdit();
  for (const { uri, text, exists } of files) {
    const file = Uri.parse(uri);
    if (!exists) edit.createFile(file, { contents: Buffer.from(text) });
    else {
      const { range, newText } = changedPart(await workspace.openTextDocument(file), text);
      edit.replace(file, range, newText);
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
