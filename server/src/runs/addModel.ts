import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { projectFolder } from '#disk/projectFolder.ts';
import { findSettingsFile } from '#engine/settings/readSettings.ts';
import type { ModelDraft } from '#protocol/requests.ts';
import type { DocumentStore } from '../documentStore.ts';
import { pathOfUri, uriOfPath } from '../lsp/uri.ts';

/** The text of the project's settings file with a model added. Comments and order are kept; the key is a reference, never the key. */
export function addModel(
  store: DocumentStore,
  uri: string,
  { name, ...model }: ModelDraft,
): { uri: string; text: string; exists: boolean } {
  const path = pathOfUri(uri);
  const known = findSettingsFile(path, store.documents);
  const file = known ?? join(projectFolder(path, store.documents, store.root), 'railwright.yaml');
  const content = store.documents.read(file);
  const document = parseDocument(content.kind === 'text' ? content.text : '');
  const entry = Object.fromEntries(Object.entries(model).filter(([, value]) => value !== undefined));
  document.setIn(['models', name], document.createNode(entry));
  return { uri: uriOfPath(file), text: document.toString({ lineWidth: 0 }), exists: content.kind === 'text' };
}
