import { pathToFileURL } from 'node:url';
import { isParsed } from '#engine/document/documents.ts';
import { type CheckedKind, kindOfFile } from '#engine/document/fileKind.ts';
import { type DocumentStore, openDocumentStore } from '../../../src/documentStore.ts';
import type { ActionPlace } from '../../../src/features/codeActions/action.ts';

/** A file that is open, and what is chosen in it. Nothing has been run. */
export function placeIn(store: DocumentStore, path: string, text: string, range: ActionPlace['range']): ActionPlace {
  const uri = pathToFileURL(path).href;
  const known = store.draft(uri);
  if (known?.document.getText() !== text) store.open(uri, 'yaml', 1, text);
  const draft = store.draft(uri);
  const document = store.documents.parse(path);
  if (!draft || !isParsed(document)) throw new Error(`\`${path}\` is not open`);
  const kind: CheckedKind = kindOfFile(path) ?? 'policy';
  return { store, draft, kind, document, range, diagnostics: [] };
}

export const storeAt = (folder: string): DocumentStore => openDocumentStore([folder]);
