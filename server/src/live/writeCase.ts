import type { Connection, Position, TextEdit } from 'vscode-languageserver';
import { isParsed } from '#engine/document/documents.ts';
import type { DocumentStore } from '../documentStore.ts';
import { insertItems } from '../features/edits/insertItem.ts';
import { toLspRange } from '../lsp/convert.ts';
import { uriOfPath } from '../lsp/uri.ts';
import type { FromLive } from './messages.ts';

/** Where a case is written. */
export interface CaseWriting {
  readonly connection: Connection;
  readonly store: DocumentStore;
  /** Whether the client shows a document when it is asked to. */
  readonly canShow: boolean;
}

/** Puts a case behind the others of a suite, as an edit that can be undone, and shows it. */
export async function writeCase(
  { suite, value }: Extract<FromLive, { kind: 'newCase' }>,
  { connection, store, canShow }: CaseWriting,
): Promise<void> {
  const document = store.documents.parse(suite);
  const change = isParsed(document) ? insertItems(document, ['cases'], { values: [value], order: [] }) : undefined;
  if (!change) {
    // Somebody has pressed a button, and waits for something to happen.
    connection.window.showWarningMessage(`the case cannot be written into \`${store.documents.display(suite)}\``);
    return;
  }
  const uri = uriOfPath(suite);
  const edit: TextEdit = { range: toLspRange(store, { path: suite, range: change.range }), newText: change.text };
  const { applied } = await connection.workspace.applyEdit({
    label: 'Add a case',
    edit: { changes: { [uri]: [edit] } },
  });
  if (!applied || !canShow) return;
  const start = startOf(edit);
  await connection.window.showDocument({ uri, takeFocus: true, selection: { start, end: start } });
}

/** Where what is written begins, behind the comma and the white space that part it from what is before it. */
function startOf({ range: { start }, newText }: TextEdit): Position {
  const lines = (/^[,\s]*/.exec(newText)?.[0] ?? '').split('\n');
  const { length } = lines.at(-1) ?? '';
  return { line: start.line + lines.length - 1, character: lines.length > 1 ? length : start.character + length };
}
