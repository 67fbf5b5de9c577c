import { type Documents, isParsed } from '#engine/document/documents.ts';
import { holdsTools } from '#engine/policy/toolShapes.ts';
import { isNamedLikeTools, toolsFileOf } from '#engine/policy/toolsFile.ts';
import type { DocumentStore } from '../documentStore.ts';
import { isUri } from '../lsp/uri.ts';

/**
 * Whether a document is a file of tools: an open policy names it, or it is called like one and has tools with schemas. Other
 * programs' files may be called the same: of these, nothing is said.
 * @param documents those by which a change of an open policy is noticed
 */
export function isToolsFile(path: string, { drafts }: DocumentStore, documents: Documents): boolean {
  if (isUri(path)) return false;
  if (drafts().some((draft) => draft.kind === 'policy' && toolsFileOf(draft.path, documents) === path)) return true;
  const document = isNamedLikeTools(path) ? documents.parse(path) : undefined;
  return document !== undefined && isParsed(document) && holdsTools(document.value);
}

/** Whether a document that was opened may make a file of tools of another one that is open. */
export const mayNameTools = ({ draft, drafts }: DocumentStore, uri: string): boolean =>
  draft(uri)?.kind === 'policy' && drafts().some(({ kind }) => kind === undefined);
