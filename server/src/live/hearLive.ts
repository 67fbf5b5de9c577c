import type { Connection, TextEdit } from 'vscode-languageserver';
import { isParsed } from '#engine/document/documents.ts';
import type { DocumentStore } from '../documentStore.ts';
import { insertItems } from '../features/edits/insertItem.ts';
import { toLspRange } from '../lsp/convert.ts';
import { uriOfPath } from '../lsp/uri.ts';
import type { Said } from './live.ts';
import type { FromLive } from './messages.ts';
import type { Surface } from './verdicts/questions.ts';

export interface LiveListener {
  readonly connection: Connection;
  readonly store: DocumentStore;
  /** Tells the client, without an answer to wait for. */
  send(method: string, params: object): void;
  /** Has the client ask for its lenses or hints again. */
  refresh(surface: Surface): void;
}

/** Hands on to the client what the thread that judges has to say. */
export function hearLive({ connection, store, send, refresh }: LiveListener): (message: Said) => void {
  return (message) => {
    switch (message.kind) {
      case 'panel':
        return send('railwright/panel', message.message);
      case 'status':
        return send('railwright/status', message.status);
      case 'lookedAt':
        return send('railwright/lookedAt', message.lookedAt);
      case 'run':
        return send('railwright/startRun', message.params);
      case 'newCase':
        return writeCase(message, connection, store);
      case 'verdicts':
        return message.surfaces.forEach(refresh);
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
    // Somebody has pressed a button, and waits for something to happen.
    connection.window.showWarningMessage(`the case cannot be written into \`${store.documents.display(suite)}\``);
    return;
  }
  const edit: TextEdit = { range: toLspRange(store, { path: suite, range: change.range }), newText: change.text };
  void connection.workspace.applyEdit({
    label: 'Add a case',
    edit: { changes: { [uriOfPath(suite)]: [edit] } },
  });
}
