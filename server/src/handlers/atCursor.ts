import {
  type CancellationToken,
  LSPErrorCodes,
  ResponseError,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { throwIfCancelled } from '../lsp/cancel.ts';
import { signalOf } from '../lsp/signal.ts';

/** What a feature finds at an offset of an open document. */
type AtOffset<P, T> = (store: DocumentStore, draft: Draft, offset: number, params: P, signal: AbortSignal) => T;

/** Serves a request that names a place in a document; null for a document that is not open. */
export const atCursor =
  <P extends TextDocumentPositionParams, T>(store: DocumentStore, find: AtOffset<P, T>) =>
  (params: P, token: CancellationToken): T | null => {
    const draft = store.draft(params.textDocument.uri);
    if (!draft) return null;
    return find(store, draft, draft.document.offsetAt(params.position), params, signalOf(token));
  };

/** The same for an answer that takes its time, and names places: it is refused when the text is gone that they are of. */
export const placesAtCursor = <P extends TextDocumentPositionParams, T>(
  store: DocumentStore,
  find: AtOffset<P, Promise<T>>,
) =>
  atCursor(store, async (_, draft, offset, params: P, signal) => {
    const places = await unlessEdited(store, draft, () => find(store, draft, offset, params, signal));
    throwIfCancelled(signal);
    return places;
  });

/** An answer that names places in a draft. */
export async function unlessEdited<T>(store: DocumentStore, draft: Draft, find: () => Promise<T>): Promise<T> {
  // The document itself is changed by edits.
  const { version } = draft.document;
  const places = await find();
  if (store.draft(draft.uri)?.document.version === version) return places;
  throw new ResponseError(LSPErrorCodes.ContentModified, 'the document has changed');
}
