import { resolve } from 'node:path';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { diskFiles } from '#disk/diskFiles.ts';
import { type Documents, openDocuments } from '#engine/document/documents.ts';
import { type CheckedKind, kindOfFile } from '#engine/document/fileKind.ts';
import type { FileContent, Files } from '#engine/document/files.ts';
import { indexLines, type LineIndex } from '#engine/document/lineIndex.ts';
import { parseDocument } from '#engine/document/parseDocument.ts';
import { createDraftParser, type DraftParser } from './draftParser.ts';
import { createFileSearch, type FileSearch } from './fileSearch.ts';
import { isUri, oneDriveLetter, pathOfUri, placeOfDraft } from './lsp/uri.ts';
import type { Schedule } from './schedule.ts';
import { type WorkspaceFolders, workspaceFolders } from './workspaceFolders.ts';

/** An open document: the text in the editor, saved or not. */
export interface Draft {
  readonly uri: string;
  readonly path: string;
  /** What kind of file it is; undefined for files that are none of ours. */
  readonly kind: CheckedKind | undefined;
  readonly document: TextDocument;
  readonly parse: DraftParser;
}

/** What the engine reads: drafts where a file is open, else the disk. */
export interface DocumentStore {
  readonly documents: Documents;
  readonly folders: WorkspaceFolders;
  readonly search: FileSearch;
  /** `paths` are absolute. */
  setFolders(paths: readonly string[]): void;
  open(uri: string, languageId: string, version: number, text: string): void;
  change(uri: string, changes: TextDocumentContentChangeEvent[], version: number): void;
  close(uri: string): void;
  draft(uri: string): Draft | undefined;
  drafts(): readonly Draft[];
  /** Whether the editor's text of a file differs from the disk's. */
  isDirty(path: string): boolean;
  lines(path: string): LineIndex;
}

/** @param untold where the editor does not tell of files that come and go: when to search for them again */
export function openDocumentStore(paths: readonly string[], untold?: Schedule): DocumentStore {
  let folders = foldersAt(paths);
  const search = createFileSearch(() => folders.all, untold);
  const disk = diskFiles('');
  const drafts = new Map<string, Draft>();
  const byPath = new Map<string, Draft>();
  const keep = (draft: Draft): void => {
    drafts.set(draft.uri, draft);
    byPath.set(draft.path, draft);
  };
  const read = (path: string): FileContent => {
    const draft = byPath.get(path);
    return draft ? { kind: 'text', text: draft.document.getText() } : readDisk(disk, path);
  };
  const files: Files = {
    read,
    resolve: (from, reference) =>
      oneDriveLetter(disk.resolve(isUri(from) ? placeOfDraft(from, folders.of(from)) : from, reference)),
    display: (path) => folders.display(path),
  };
  const documents = openDocuments(files, (text, path) => {
    const draft = byPath.get(path);
    return draft ? draft.parse(text) : parseDocument(text, path);
  });
  return {
    documents,
    get folders() {
      return folders;
    },
    search,
    setFolders: (next) => {
      folders = foldersAt(next);
      search.again();
    },
    open: (uri, languageId, version, text) => {
      const path = pathOfUri(uri);
      const document = TextDocument.create(uri, languageId, version, text);
      keep({ uri, path, kind: kindOf(path, languageId), document, parse: createDraftParser(path) });
    },
    change: (uri, changes, version) => {
      const draft = drafts.get(uri);
      if (draft) keep({ ...draft, document: TextDocument.update(draft.document, changes, version) });
    },
    close: (uri) => {
      byPath.delete(drafts.get(uri)?.path ?? '');
      drafts.delete(uri);
    },
    draft: (uri) => drafts.get(uri),
    drafts: () => [...drafts.values()],
    isDirty: (path) => {
      const draft = byPath.get(path);
      const saved = readDisk(disk, path);
      return draft !== undefined && !(saved.kind === 'text' && saved.text === draft.document.getText());
    },
    lines: (path) => {
      const content = read(path);
      return content.kind === 'text' ? documents.derive(`lines:${path}`, content.text, indexLines) : indexLines('');
    },
  };
}

const foldersAt = (paths: readonly string[]): WorkspaceFolders =>
  workspaceFolders([...new Set(paths.map((path) => oneDriveLetter(resolve(path))))], oneDriveLetter(process.cwd()));

/** What is in no file is not on the disk, whatever the disk has under such a name. */
function readDisk(disk: Files, path: string): FileContent {
  return isUri(path) ? { kind: 'unreadable', reason: 'it is not open' } : disk.read(path);
}

const kindsByLanguage: Readonly<Record<string, CheckedKind>> = {
  'railwright-policy': 'policy',
  'railwright-suite': 'suite',
  'railwright-settings': 'settings',
};

/** By its name; a draft that has none yet, by the language that was chosen for it. An old version of a file (`git:`) is none of ours. */
function kindOf(path: string, languageId: string): CheckedKind | undefined {
  if (isUri(path) && !path.startsWith('untitled:')) return undefined;
  return kindOfFile(path) ?? (isUri(path) ? kindsByLanguage[languageId] : undefined);
}
