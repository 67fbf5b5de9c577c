import type { Diagnostic } from 'vscode-languageserver';
import { checkFile, kindOfFile } from '#engine/check/checkFile.ts';
import { isParsed } from '#engine/document/documents.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { toLspDiagnostic } from '../lsp/convert.ts';

/** What is wrong with an open document; empty for files that are none of ours. */
export function diagnose(store: DocumentStore, { path }: Draft): readonly Diagnostic[] {
  const kind = kindOfFile(path);
  const document = kind && store.documents.parse(path);
  if (!kind || !document || !isParsed(document)) return [];
  return checkFile(kind, document, store.documents).map((diagnostic) => toLspDiagnostic(diagnostic, store));
}
