import type { ClientCapabilities, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { DocumentStore } from '../documentStore.ts';
import type { FileChanges, ProjectEdit } from '../features/codeActions/action.ts';
import { toLspEdits } from './convert.ts';
import { uriOfPath } from './uri.ts';

/** What a client can do with an edit. */
export interface EditSupport {
  /** Edits may say of which version of a document they are. */
  readonly hasVersions: boolean;
  readonly canCreate: boolean;
}

/** A client that says nothing of it can do neither. */
export function editSupportOf({ workspace }: ClientCapabilities): EditSupport {
  const { documentChanges = false, resourceOperations = [] } = workspace?.workspaceEdit ?? {};
  return { hasVersions: documentChanges, canCreate: documentChanges && resourceOperations.includes('create') };
}

/** An edit as LSP has it. Undefined where the client cannot make it. */
export function toWorkspaceEdit(
  store: DocumentStore,
  { changes, creates = [] }: ProjectEdit,
  { hasVersions, canCreate }: EditSupport,
): WorkspaceEdit | undefined {
  if (creates.length > 0 && !canCreate) return undefined;
  const edits = ({ path, changes: own }: FileChanges): TextEdit[] => toLspEdits(store, path, own);
  if (!hasVersions) return { changes: Object.fromEntries(changes.map((file) => [uriOfPath(file.path), edits(file)])) };
  const versions = new Map(store.drafts().map(({ path, document }) => [path, document.version]));
  return {
    documentChanges: [
      ...creates.flatMap(({ path, text }) => created(uriOfPath(path), text)),
      ...changes.map((file) => ({
        textDocument: { uri: uriOfPath(file.path), version: versions.get(file.path) ?? null },
        edits: edits(file),
      })),
    ],
  };
}

const start = { line: 0, character: 0 };

const created = (uri: string, text: string): readonly (TextDocumentEdit | { kind: 'create'; uri: string })[] => [
  { kind: 'create', uri },
  { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
];
