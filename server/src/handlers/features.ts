import { kindOfFile } from '#engine/check/checkFile.ts';
import { codeActions } from '../features/codeActions.ts';
import { codeLenses } from '../features/codeLens.ts';
import { complete } from '../features/completion.ts';
import { definition } from '../features/definition.ts';
import { hover } from '../features/hover.ts';
import { prepareRename, rename } from '../features/rename.ts';
import { signalOf } from '../lsp/signal.ts';
import { pathOfUri } from '../lsp/uri.ts';
import type { Server } from '../server.ts';

/** The language features of open documents. */
export function handleFeatures({ connection, store, models, session }: Server): void {
  connection.onHover(({ textDocument, position }) => {
    const draft = store.draft(textDocument.uri);
    return draft ? hover(store, draft, draft.document.offsetAt(position)) : null;
  });
  connection.onCompletion(({ textDocument, position }) => {
    const draft = store.draft(textDocument.uri);
    return draft ? complete(store, draft, draft.document.offsetAt(position)) : [];
  });
  connection.onDefinition(({ textDocument, position }) => {
    const draft = store.draft(textDocument.uri);
    return draft ? definition(store, draft, draft.document.offsetAt(position)) : null;
  });
  connection.onPrepareRename(({ textDocument, position }) => {
    const draft = store.draft(textDocument.uri);
    return draft ? prepareRename(store, draft, draft.document.offsetAt(position)) : null;
  });
  connection.onRenameRequest(({ textDocument, position, newName }) => {
    const draft = store.draft(textDocument.uri);
    return draft ? rename(store, draft, draft.document.offsetAt(position), newName) : null;
  });
  connection.onCodeAction(codeActions);
  connection.onCodeLens(({ textDocument }, token) => {
    const path = pathOfUri(textDocument.uri);
    const file = store.draft(textDocument.uri) ?? { path, kind: kindOfFile(path) };
    return codeLenses({ store, models, session }, file, signalOf(token));
  });
}
