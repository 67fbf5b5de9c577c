import { kindOfFile } from '#engine/check/checkFile.ts';
import { codeActions } from '../features/codeActions.ts';
import { codeLenses } from '../features/codeLens.ts';
import { complete } from '../features/completion.ts';
import { hover } from '../features/hover.ts';
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
  connection.onCodeAction(codeActions);
  connection.onCodeLens(({ textDocument }) => {
    const path = pathOfUri(textDocument.uri);
    return codeLenses({ store, models, session }, store.draft(textDocument.uri) ?? { path, kind: kindOfFile(path) });
  });
}
