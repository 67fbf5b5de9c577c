import type {
  CallHierarchyIncomingCallsParams,
  ClientCapabilities,
  ReferenceParams,
  RenameParams,
  ServerCapabilities,
  TextDocumentIdentifier,
} from 'vscode-languageserver';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { incomingCalls, outgoingCalls, prepareCalls } from '../features/callHierarchy.ts';
import { definition } from '../features/definition.ts';
import { documentLinks } from '../features/documentLinks.ts';
import { documentSymbols } from '../features/documentSymbols.ts';
import { foldingRanges } from '../features/folding.ts';
import { hover } from '../features/hover.ts';
import { implementations } from '../features/implementation.ts';
import { highlights, references } from '../features/references.ts';
import { prepareRename, rename } from '../features/rename.ts';
import { selectionRange } from '../features/selectionRanges.ts';
import { workspaceSymbols } from '../features/workspaceSymbols.ts';
import { unlessCancelled } from '../lsp/cancel.ts';
import { inFormats } from '../lsp/markup.ts';
import { judgingRecorded } from '../runs/recordedResults.ts';
import type { Server } from '../server.ts';
import { atCursor, placesAtCursor } from './atCursor.ts';
import { withProgress } from './withProgress.ts';

/** Finding the way: what a name stands for, where it stands, its other name, and what is in a file. */
export function handleNavigation(server: Server, capabilities: ClientCapabilities): ServerCapabilities {
  handleHover(server, capabilities);
  handleNames(server);
  handleStructure(server);
  handleCalls(server);
  return {
    hoverProvider: true,
    definitionProvider: true,
    implementationProvider: true,
    referencesProvider: { workDoneProgress: true },
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true, workDoneProgress: true },
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    callHierarchyProvider: true,
  };
}

function handleHover(server: Server, { textDocument }: ClientCapabilities): void {
  const formats = textDocument?.hover?.contentFormat;
  server.connection.onHover(
    atCursor(server.store, async (_, draft, offset, __, signal) =>
      inFormats(await hover({ ...server, verdicts: server.live }, draft, offset, signal), formats),
    ),
  );
}

function handleNames({ connection, store }: Server): void {
  connection.onDefinition(
    placesAtCursor(store, (_, draft, offset, __, signal) => definition(store, draft, offset, signal)),
  );
  connection.onImplementation(
    placesAtCursor(store, (_, draft, offset, __, signal) => implementations(store, draft, offset, signal)),
  );
  connection.onReferences((params, token, progress) =>
    withProgress(progress, 'Looking for all places', (onShare) => {
      const find = placesAtCursor(store, (_, draft, offset, { context }: ReferenceParams, signal) =>
        references(store, draft, offset, { ...context, signal, onShare }),
      );
      return find(params, token);
    }),
  );
  connection.onDocumentHighlight(atCursor(store, highlights));
  connection.onPrepareRename(atCursor(store, prepareRename));
  connection.onRenameRequest((params, token, progress) =>
    withProgress(progress, `Renaming to ${params.newName}`, (onShare) => {
      const find = placesAtCursor(store, (_, draft, offset, { newName: to }: RenameParams, signal) =>
        rename(store, draft, offset, { to, signal, onShare }),
      );
      return find(params, token);
    }),
  );
}

function handleStructure({ connection, store }: Server): void {
  connection.onDocumentSymbol(inDocument(store, documentSymbols));
  connection.onFoldingRanges(inDocument(store, foldingRanges));
  connection.onDocumentLinks(inDocument(store, documentLinks));
  connection.onSelectionRanges(({ textDocument, positions }) => {
    const draft = store.draft(textDocument.uri);
    return draft && positions.map((position) => selectionRange(store, draft, draft.document.offsetAt(position)));
  });
  connection.onWorkspaceSymbol(({ query }, token) =>
    unlessCancelled(token, (signal) => workspaceSymbols(store, query, signal)),
  );
}

/** Serves a request that is about a whole document; null for one that is not open. */
const inDocument =
  <T>(store: DocumentStore, find: (store: DocumentStore, draft: Draft) => T) =>
  ({ textDocument }: { readonly textDocument: TextDocumentIdentifier }): T | null => {
    const draft = store.draft(textDocument.uri);
    return draft ? find(store, draft) : null;
  };

function handleCalls({ connection, store, models, isTrusted }: Server): void {
  const judgeRecorded = judgingRecorded({ store, models, isTrusted });
  const context = { store, judgeRecorded };
  connection.languages.callHierarchy.onPrepare(atCursor(store, prepareCalls));
  connection.languages.callHierarchy.onIncomingCalls(({ item }: CallHierarchyIncomingCallsParams, token) =>
    unlessCancelled(token, (signal) => incomingCalls({ ...context, signal }, item)),
  );
  connection.languages.callHierarchy.onOutgoingCalls(({ item }, token) =>
    unlessCancelled(token, (signal) => outgoingCalls({ ...context, signal }, item)),
  );
}
