import { type Documents, isParsed } from '#engine/document/documents.ts';
import { valueAt } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import type { DocumentStore } from '../documentStore.ts';
import { hasTools } from '../features/names/toolPlaces.ts';
import { isUri } from '../lsp/uri.ts';

/** What files of tools are usually called. */
const usualName = /(?:^|[\\/._-])tools\.(?:json|ya?ml)$/i;

/**
 * Whether a document is a file of tools: an open policy names it, or it is called like one and has tools with schemas. Other
 * programs' files may be called the same: of these, nothing is said.
 * @param documents those by which a change of an open policy is noticed
 */
export function isToolsFile(path: string, store: DocumentStore, documents: Documents): boolean {
  if (isUri(path)) return false;
  if (store.drafts().some((draft) => draft.kind === 'policy' && namesTools(draft.path, path, documents))) return true;
  const document = usualName.test(path) ? documents.parse(path) : undefined;
  return document !== undefined && isParsed(document) && hasTools(document);
}

/** Whether a document that was opened may make a file of tools of another one that is open. */
export const mayNameTools = ({ draft, drafts }: DocumentStore, uri: string): boolean =>
  draft(uri)?.kind === 'policy' && drafts().some(({ kind }) => kind === undefined);

function namesTools(policy: string, path: string, documents: Documents): boolean {
  const document = documents.parse(policy);
  const named = isParsed(document) ? toolsNamed(document) : undefined;
  return named !== undefined && documents.resolve(policy, named) === path;
}

function toolsNamed({ value }: ParsedDocument): string | undefined {
  const named = valueAt(value, ['tools']);
  return typeof named === 'string' ? named : undefined;
}
