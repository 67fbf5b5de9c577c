import type { WorkspaceFullDocumentDiagnosticReport } from 'vscode-languageserver';
import type { DocumentStore } from '../documentStore.ts';
import { throwIfCancelled } from '../lsp/cancel.ts';
import { isUri, uriOfPath } from '../lsp/uri.ts';
import { takeTurns } from '../turns.ts';
import type { CheckedPath } from './diagnose.ts';
import type { Diagnoses } from './diagnoses.ts';

export type Report = WorkspaceFullDocumentDiagnosticReport;

export interface WorkspaceCheck {
  readonly store: DocumentStore;
  readonly diagnoses: Diagnoses;
  /** The files of the workspace, and drafts that are in none. */
  readonly files: readonly CheckedPath[];
  /** What the client knows, by path. */
  readonly previous: ReadonlyMap<string, PreviousResult>;
  readonly signal: AbortSignal;
}

export interface PreviousResult {
  readonly uri: string;
  readonly resultId: string;
}

/** Reports that were found in one go, and which share of the files is done. */
export interface CheckedPart {
  readonly reports: readonly Report[];
  readonly share: number;
}

/**
 * Checks all files of the workspace, with the drafts of those that are open, and gives what the client does not know yet.
 * Other work has its turn between the parts.
 * @throws when the request is cancelled
 */
export async function* checkWorkspace(check: WorkspaceCheck): AsyncGenerator<CheckedPart> {
  const files = check.files.filter(({ path }) => !isUri(path));
  const takeTurn = takeTurns();
  let reports = goneFiles(check, new Set(files.map(({ path }) => path)));
  for (const [done, file] of files.entries()) {
    reports.push(...reportOf(check, file));
    if (!(await takeTurn())) continue;
    throwIfCancelled(check.signal);
    yield { reports, share: done / files.length };
    reports = [];
  }
  yield { reports, share: 1 };
}

function reportOf({ store, diagnoses, previous }: WorkspaceCheck, file: CheckedPath): Report[] {
  const { diagnostics, resultId } = diagnoses.of(file);
  const known = previous.get(file.path);
  if (known?.resultId === resultId) return [];
  // Each editor writes addresses in its own way: `(` and `%28` are the same.
  const draft = store.drafts().find(({ path }) => path === file.path);
  const uri = known?.uri ?? draft?.uri ?? uriOfPath(file.path);
  const version = draft?.document.version ?? null;
  return [{ kind: 'full', uri, version, resultId, items: [...diagnostics] }];
}

/** Nothing is said of a file that is gone, that the settings leave out now, or that another language has. An open one is asked about by itself. */
function goneFiles({ store, diagnoses, previous }: WorkspaceCheck, files: ReadonlySet<string>): Report[] {
  const gone = [...previous].filter(([path, { uri }]) => !files.has(path) && !store.draft(uri));
  for (const [path] of gone) diagnoses.forget(path);
  return gone.map(([, { uri }]) => ({ kind: 'full', uri, version: null, items: [] }));
}
