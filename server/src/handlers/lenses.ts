import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver';
import { kindOfFile } from '#engine/document/fileKind.ts';
import { codeLenses, resolveLens } from '../features/codeLens.ts';
import { signalOf } from '../lsp/signal.ts';
import { pathOfUri } from '../lsp/uri.ts';
import type { Server } from '../server.ts';
import { askWhetherHintsAreShown } from './hintsShown.ts';

/** What can be run, above the lines that say it; and the verdicts, where no hints show them. */
export function handleLenses(
  { connection, store, models, live }: Server,
  client: ClientCapabilities,
): ServerCapabilities {
  const hintsShown = askWhetherHintsAreShown(connection, client);
  connection.onCodeLens(async ({ textDocument: { uri } }) => {
    const results = (await hintsShown(uri)) ? 'in hints' : 'in lenses';
    const path = pathOfUri(uri);
    const file = store.draft(uri) ?? { path, kind: kindOfFile(path) };
    return codeLenses({ store, models, verdicts: live, results }, file);
  });
  connection.onCodeLensResolve((codeLens, token) =>
    resolveLens(codeLens, { store, models, verdicts: live }, signalOf(token)),
  );
  return { codeLensProvider: { resolveProvider: true } };
}
