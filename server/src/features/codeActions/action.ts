import type { CodeActionKind, Diagnostic } from 'vscode-languageserver';
import type { Range, TextChange } from '#engine/document/diagnostic.ts';
import type { CheckedKind } from '#engine/document/fileKind.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import type { DocumentStore, Draft } from '../../documentStore.ts';
import type { Answers } from '../../live/verdicts/questions.ts';

/** What was chosen in a file, and what actions draw on. */
export interface ActionPlace {
  readonly store: DocumentStore;
  readonly draft: Draft;
  readonly kind: CheckedKind;
  readonly document: ParsedDocument;
  /** In offsets; empty where it is but the cursor. */
  readonly range: Range;
  /** What the editor shows there. */
  readonly diagnostics: readonly Diagnostic[];
  /** The case that is chosen, as it is judged now; undefined where an answer is kept with it, or it is not judged. */
  readonly judged?: Answers['result'];
  /** The kinds of actions that are asked for; undefined for all. */
  readonly only?: readonly CodeActionKind[];
}

/** Something that can be done at a place. What it changes is found out when it is chosen. */
export interface Offer {
  readonly title: string;
  readonly kind: CodeActionKind;
  /** What is mended by it. */
  readonly diagnostic?: Diagnostic;
  readonly isPreferred?: true;
  /** Undefined where it turns out that it cannot be done. */
  edit(): ProjectEdit | undefined;
}

export type FindOffers = (place: ActionPlace) => readonly Offer[];

/** Changes of files, and files that are written anew. */
export interface ProjectEdit {
  readonly changes: readonly FileChanges[];
  readonly creates?: readonly { readonly path: string; readonly text: string }[];
}

export interface FileChanges {
  readonly path: string;
  /** They do not overlap. */
  readonly changes: readonly TextChange[];
}

/** One change of a file; undefined where there is none. */
export function editOf(path: string, ...changes: readonly (TextChange | undefined)[]): ProjectEdit | undefined {
  const all = changes.filter((change) => change !== undefined);
  return all.length === changes.length ? { changes: [{ path, changes: all }] } : undefined;
}
