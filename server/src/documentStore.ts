import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { diskFiles } from '#disk/diskFiles.ts';
import { type Documents, openDocuments } from '#engine/document/documents.ts';
import type { FileContent, Files } from '#engine/document/files.ts';
import { indexLines, type LineIndex } from '#engine/document/lineIndex.ts';
import { pathOfUri } from './lsp/uri.ts';

/** An open document: the text in the editor, saved or not. */
export interface Draft {
  readonly uri: string;
  readonly path: string;
  readonly document: TextDocument;
}

/** What the engine reads: drafts where a file is open, else the disk. */
export interface DocumentStore {
  readonly documents: Documents;
  /** The workspace's folder, or the current one. */
  readonly root: string;
  open(uri: string, languageId: string, version: number, text: string): void;
  change(uri: string, changes: TextDocumentContentChangeEvent[], version: number): void;
  close(uri: string): void;
  draft(uri: string): Draft | undefined;
  drafts(): readonly Draft[];
  /** Whether the editor's text of a file differs from the disk's. */
  isDirty(path: string): boolean;
  lines(path: string): LineIndex;
}

export function openDocumentStore(root: string): DocumentStore {
  const disk = diskFiles(root);
  const drafts = new Map<string, Draft>();
  const byPath = (path: string): Draft | undefined => [...drafts.values()].find((draft) => draft.path === path);
  const read = (path: string): FileContent => {
    const draft = byPath(path);
    return draft ? { kind: 'text', text: draft.document.getText() } : disk.read(path);
  };
  const files: Files = { ...disk, read };
  const documents = openDocuments(files);
  return {
    documents,
    root,
    open: (uri, languageId, version, text) => {
      drafts.set(uri, { uri, path: pathOfUri(uri), document: TextDocument.create(uri, languageId, version, text) });
    },
    change: (uri, changes, version) => {
      const draft = drafts.get(uri);
      if (draft) drafts.set(uri, { ...draft, document: TextDocument.update(draft.document, changes, version) });
    },
    close: (uri) => {
      drafts.delete(uri);
    },
    draft: (uri) => drafts.get(uri),
    drafts: () => [...drafts.values()],
    isDirty: (path) => {
      const draft = byPath(path);
      const saved = disk.read(path);
      return draft !== undefined && !(saved.kind === 'text' && saved.text === draft.document.getText());
    },
    lines: (path) => {
      const content = read(path);
      return content.kind === 'text' ? documents.derive(`lines:${path}`, content.text, indexLines) : indexLines('');
    },
  };
}
