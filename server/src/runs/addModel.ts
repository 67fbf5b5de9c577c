import { join } from 'node:path';
import { projectFolder } from '#disk/projectFolder.ts';
import { findSettingsFile } from '#engine/settings/readSettings.ts';
import type { ModelDraft, ServerRequests } from '#protocol/requests.ts';
import type { DocumentStore } from '../documentStore.ts';
import { pathOfUri, uriOfPath } from '../lsp/uri.ts';
import { withModel } from './settingsText.ts';

/**
 * The text of the project's settings file with a model added.
 * @throws where the key is no reference: a key is never written to a file
 */
export function addModel(
  { documents, folders }: DocumentStore,
  uri: string,
  { name, ...model }: ModelDraft,
): ServerRequests['railwright/addModel']['result'] {
  if (model.key !== undefined && !isReference(model.key))
    throw new Error('a key is named, and never written to a file');
  const path = pathOfUri(uri);
  const known = findSettingsFile(path, documents);
  const file = known ?? join(projectFolder(path, documents, folders.of(path)), 'railwright.yaml');
  const content = documents.read(file);
  const text = content.kind === 'text' ? content.text : '';
  const entry = Object.fromEntries(Object.entries(model).filter(([, value]) => value !== undefined));
  return {
    uri: uriOfPath(file),
    text: withModel(text, name, entry as typeof model),
    exists: content.kind === 'text',
  };
}

const isReference = (key: string): boolean => /^\$\{(?:env|secret):[^}]+\}$/.test(key);
