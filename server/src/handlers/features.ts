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
    const draft = store.draft(textDocument.uri) ?? { uri: textDocument.uri, path: pathOfUri(textDocument.uri) };
    return codeLenses(
      {
        store,
        modelFor: (suite) => ({ name: models.nameFor(suite), found: models.find(suite) }),
        lastRun: (path) => session.lastRun(path),
        runsOfPolicy: (path) => session.runsOfPolicy(path),
      },
      draft,
    );
  });
}
