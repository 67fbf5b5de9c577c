import type { Connection, TextEdit } from 'vscode-languageserver';
import { isParsed } from '#engine/document/documents.ts';
import type { DocumentStore } from '../documentStore.ts';
import { insertItems } from '../features/edits/insertItem.ts';
import { toLspRange } from '../lsp/convert.ts';
import { uriOfPath } from '../lsp/uri.ts';
import type { FromLive } from './messages.ts';

export interface LiveListener {
  readonly connection: Connection;
  readonly store: DocumentStore;
  /** Tells the client, without an answer to wait for. */
  send(method: string, params: object): void;
}

/** Hands on to the client what the thread that judges has to say. */
export function hearLive({ connection, store, send }: LiveListener): (message: FromLive) => void {
  return (message) => {
    switch (message.kind) {
      case 'panel':
        return send('railwright/panel', message.message);
      case 'status':
        return send('railwright/status', message.status);
      case 'run':
        return send('railwright/startRun', message.params);
      case 'newCase':
        return writeCase(message, connection, store);
      case 'log':
        return connection.console[message.level](message.message);
    }
  };
}

/** Puts a case behind the others of a suite, as an edit that can be undone. */
function writeCase(
  { suite, value }: Extract<FromLive, { kind: 'newCase' }>,
  connection: Connection,
  store: DocumentStore,
): void {
  const document = store.documents.parse(suite);
  const change = isParsed(document) ? insertItems(document, ['cases'], { values: [value], order: [] }) : undefined;
  if (!change) {
    connection.console.warn(`the case cannot be written into \`${store.documents.display(suite)}\``);
    return;
  }
  const edit: TextEdit = { range: toLspRange(store, { path: suite, range: change.range }), newText: change.text };
  void connection.workspace.applyEdit({
    label: 'Add a case',
    edit: { changes: { [uriOfPath(suite)]: [edit] } },
  });
}
