import { isParsed } from '#engine/document/documents.ts';
import { kindOfFile } from '#engine/document/fileKind.ts';
import { valueAt } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import type { FileKind } from '#engine/document/schemas.ts';
import { holdsTools } from '#engine/policy/toolShapes.ts';
import type { DocumentStore, Draft } from '../../documentStore.ts';
import { isUri } from '../../lsp/uri.ts';
import { policyFor } from './declarations.ts';

/** A file whose names are looked at; `tools`: one that a policy names for its tools. */
export interface NamedFile {
  readonly kind: FileKind | 'tools';
  readonly document: ParsedDocument;
  readonly store: DocumentStore;
  /** The names of the tools that its policy has: what a glob stands for. */
  toolNames(): readonly string[];
}

/** A file as it stands in the editor or on the disk; undefined where it cannot be read. */
export function namedFile(store: DocumentStore, path: string): NamedFile | undefined {
  const document = store.documents.parse(path);
  if (!isParsed(document)) return undefined;
  const kind = kindIn(store, path);
  let names: readonly string[] | undefined;
  const toolNames = (): readonly string[] => {
    const policy = kind === 'tools' ? undefined : policyFor({ store, kind, document });
    names ??= (policy?.tools?.tools ?? []).map(({ name }) => name);
    return names;
  };
  return { kind, document, store, toolNames };
}

/** The same for an open document; undefined for one that is none of ours, and has no tools. */
export function namedDraft(store: DocumentStore, { path, kind }: Pick<Draft, 'path' | 'kind'>): NamedFile | undefined {
  // An old version of a file (`git:`) is none of ours.
  const file = kind || !isUri(path) ? namedFile(store, path) : undefined;
  return file && (kind || holdsTools(file.document.value)) ? file : undefined;
}

/** What kind of file this is: a draft that has no name yet says it itself. */
export const kindIn = (store: DocumentStore, path: string): NamedFile['kind'] =>
  kindOfFile(path) ?? store.drafts().find((draft) => draft.path === path)?.kind ?? 'tools';

/** The texts at a path that may have one or a list of them. */
export const textsAt = ({ value }: ParsedDocument, path: readonly (string | number)[]): readonly string[] =>
  [valueAt(value, path)].flat().filter((text) => typeof text === 'string');
