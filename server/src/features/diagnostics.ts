import type { Diagnostic } from 'vscode-languageserver';
import { isIgnored } from '#disk/ignored.ts';
import { checkFile } from '#engine/check/checkFile.ts';
import { type Documents, isParsed } from '#engine/document/documents.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { toLspDiagnostic } from '../lsp/convert.ts';

export interface Diagnosis {
  readonly diagnostics: readonly Diagnostic[];
  /** Every path that was looked at, whether or not a file is there: a change of any of them can change what is said. */
  readonly reads: ReadonlySet<string>;
}

/** What is wrong with an open document; nothing for files that are none of ours, or that the settings leave out. */
export function diagnose(store: DocumentStore, { path, kind }: Draft): Diagnosis {
  const reads = new Set<string>();
  const documents = notingReads(store.documents, reads);
  const document = kind && documents.parse(path);
  if (!kind || !document || !isParsed(document) || isIgnored(path, documents)) return { diagnostics: [], reads };
  const found = checkFile(kind, document, documents);
  return { diagnostics: found.map((diagnostic) => toLspDiagnostic(diagnostic, store)), reads };
}

function notingReads(documents: Documents, reads: Set<string>): Documents {
  return {
    ...documents,
    read: (path) => documents.read(note(reads, path)),
    parse: (path) => documents.parse(note(reads, path)),
  };
}

function note(reads: Set<string>, path: string): string {
  reads.add(path);
  return path;
}
