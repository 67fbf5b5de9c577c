import type { Location } from 'vscode-languageserver';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { toLspRange } from '../lsp/convert.ts';
import { uriOfPath } from '../lsp/uri.ts';
import { declarationOf, nameAt } from './nameAt.ts';

/** Where that is written down which the name at an offset stands for. */
export function definition(store: DocumentStore, draft: Draft, offset: number): Location | null {
  const name = nameAt(store, draft, offset);
  const at = name && declarationOf(name)?.at;
  return at ? { uri: uriOfPath(at.path), range: toLspRange(store, at) } : null;
}
