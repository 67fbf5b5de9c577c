import type {
  DocumentDiagnosticReport,
  ResultProgressReporter,
  ServerCapabilities,
  WorkDoneProgressReporter,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDiagnosticReportPartialResult,
} from 'vscode-languageserver';
import { kindOfFile } from '#engine/document/fileKind.ts';
import type { Notifications } from '#protocol/requests.ts';
import type { CheckedPath } from '../diagnostics/diagnose.ts';
import type { KnownDiagnosis } from '../diagnostics/diagnoses.ts';
import type { PulledDiagnoser } from '../diagnostics/pulledDiagnoser.ts';
import {
  type CheckedPart,
  checkWorkspace,
  type PreviousResult,
  type Report,
  type WorkspaceCheck,
} from '../diagnostics/workspaceCheck.ts';
import type { DocumentStore } from '../documentStore.ts';
import { throwIfCancelled } from '../lsp/cancel.ts';
import { signalOf } from '../lsp/signal.ts';
import { pathOfUri } from '../lsp/uri.ts';
import type { Server } from '../server.ts';
import { namedToolsFiles, workspaceFiles } from '../workspaceFiles.ts';
import { toolsIdentifier } from './toolsFiles.ts';

/** Diagnostics for clients that ask for them: of a document, and of all files of the workspace, open or not. */
export function handleDiagnostics({ connection, store, pulled, fromCases }: Server): ServerCapabilities {
  if (!pulled) return {};
  const { diagnostics } = connection.languages;
  diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    const path = pathOfUri(uri);
    await pulled.pause(path);
    // Who types on takes the question back, and asks again.
    throwIfCancelled(signalOf(token));
    const draft = store.draft(uri);
    const first = draft && pulled.firstLook(draft);
    if (first) return { kind: 'full', items: [...first] };
    return reportOf(pulled.diagnoses.of(draft ?? { path, kind: kindOfFile(path) }), previousResultId);
  });
  diagnostics.onWorkspace((params, token, workDone, partial) => {
    const question = { previous: previousOf(params), signal: signalOf(token), partial };
    if (params.identifier === toolsIdentifier)
      return reportWorkspace(store, pulled, { ...question, files: () => toolsFiles(store) });
    fromCases.includeClosed();
    return reportWorkspace(store, pulled, { ...question, workDone, files: () => ownFiles(store, pulled) });
  });
  connection.onNotification('railwright/inOtherLanguage', ({ uris }: Notifications['railwright/inOtherLanguage']) =>
    pulled.leaveOut(uris.map(pathOfUri)),
  );
  return {
    diagnosticProvider: { identifier: 'railwright', interFileDependencies: true, workspaceDiagnostics: true },
  };
}

function reportOf({ diagnostics, resultId }: KnownDiagnosis, previous: string | undefined): DocumentDiagnosticReport {
  return resultId === previous ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items: [...diagnostics] };
}

const ownFiles = async (store: DocumentStore, { isLeftOut }: PulledDiagnoser): Promise<readonly CheckedPath[]> =>
  (await workspaceFiles(store)).filter(({ path }) => !isLeftOut(path));

const toolsFiles = async (store: DocumentStore): Promise<readonly CheckedPath[]> =>
  (await namedToolsFiles(store)).map((path) => ({ path, kind: 'tools' }));

interface WorkspaceQuestion extends Pick<WorkspaceCheck, 'previous' | 'signal'> {
  readonly files: () => Promise<readonly CheckedPath[]>;
  readonly workDone?: WorkDoneProgressReporter;
  readonly partial: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined;
}

/**
 * What is new since a client asked last. It asks again as soon as it is answered: where it knows all, the answer waits until
 * something is other than it was.
 */
async function reportWorkspace(
  store: DocumentStore,
  pulled: PulledDiagnoser,
  { workDone, partial, files, ...question }: WorkspaceQuestion,
): Promise<WorkspaceDiagnosticReport> {
  const check = async (progress?: WorkDoneProgressReporter): Promise<News> => {
    const parts = checkWorkspace({ ...question, store, diagnoses: pulled.diagnoses, files: await files() });
    return reportParts(parts, progress, partial);
  };
  const answered = new AbortController();
  const change = pulled.change(AbortSignal.any([question.signal, answered.signal]));
  try {
    const news = await check(workDone);
    if (news.isAny || question.previous.size === 0) return news.rest;
    await change;
    throwIfCancelled(question.signal);
    return (await check()).rest;
  } finally {
    // Who has an answer waits no more.
    answered.abort();
  }
}

interface News {
  readonly isAny: boolean;
  /** What is left for the answer. */
  readonly rest: WorkspaceDiagnosticReport;
}

/** Sends what is found as it is found, to a client that takes parts. */
async function reportParts(
  parts: AsyncIterable<CheckedPart>,
  workDone: WorkDoneProgressReporter | undefined,
  partial: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
): Promise<News> {
  const found: Report[] = [];
  workDone?.begin('Checking policies and suites', 0);
  try {
    for await (const { reports, share } of parts) {
      workDone?.report(Math.floor(100 * share));
      if (partial && reports.length > 0) partial.report({ items: [...reports] });
      found.push(...reports);
    }
  } finally {
    workDone?.done();
  }
  return { isAny: found.length > 0, rest: { items: partial ? [] : found } };
}

const previousOf = ({ previousResultIds }: WorkspaceDiagnosticParams): ReadonlyMap<string, PreviousResult> =>
  new Map(previousResultIds.map(({ uri, value }) => [pathOfUri(uri), { uri, resultId: value }]));
