import type { Diagnostic } from 'vscode-languageserver';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { pauseBefore, putOff, type Schedule } from '../schedule.ts';
import { firstLook } from './diagnose.ts';
import type { Diagnoser } from './diagnoser.ts';
import { createDiagnoses, type Diagnoses } from './diagnoses.ts';
import { mayNameTools } from './isToolsFile.ts';
import type { ProjectFindings } from './projectChecker.ts';

/** For a client that asks for diagnostics itself: it is told when an answer that it has may hold no more. */
export interface PulledDiagnoser extends Diagnoser {
  readonly diagnoses: Diagnoses;
  /** What can be said at once of a long file that nobody has asked about: the client is to ask again for the rest. */
  firstLook(draft: Draft): readonly Diagnostic[] | undefined;
  /** More is known of these files, although nobody has changed anything. */
  found(paths: readonly string[]): void;
  /** From now on nothing is said of these files, and of these alone, when the whole workspace is asked about. */
  leaveOut(paths: readonly string[]): void;
  isLeftOut(path: string): boolean;
  /** Resolves when a check of this file may start: one that takes long waits for a pause in the typing. */
  pause(path: string): Promise<void>;
  /** Resolves when a file has changed, or its draft; also when the signal is aborted. */
  change(signal: AbortSignal): Promise<void>;
}

export interface PulledDiagnoserHost {
  readonly store: DocumentStore;
  readonly schedule: Schedule;
  readonly fromCases: ProjectFindings;
  /** Has the client ask again about all open documents, if it lets itself be told. */
  refresh(): void;
  readonly canRefresh: boolean;
}

/** What other files say comes after the document that is being edited, in milliseconds. */
const behind = 150;

export function createPulledDiagnoser(host: PulledDiagnoserHost): PulledDiagnoser {
  const { store, schedule, fromCases, refresh } = host;
  const diagnoses = createDiagnoses(store, fromCases);
  const looked = new Set<string>();
  const leftOut = new Set<string>();
  const waiting = new Set<() => void>();
  const asking = putOff(schedule, refresh);
  const telling = putOff(schedule, () => {
    for (const go of waiting) go();
  });
  const refreshThoseOn = (paths: readonly string[], except?: string): void => {
    telling.in(behind);
    const others = store.drafts().filter(({ uri }) => uri !== except);
    if (others.some(({ path }) => diagnoses.drawsOn(path, paths))) asking.in(behind);
  };
  const edited = (uri: string): void => {
    const draft = store.draft(uri);
    if (draft) refreshThoseOn([draft.path], uri);
  };
  return {
    diagnoses,
    firstLook(draft) {
      if (!host.canRefresh || looked.has(draft.path) || diagnoses.last(draft.path)) return undefined;
      looked.add(draft.path);
      const first = firstLook(store, draft);
      if (first) asking.in(0);
      return first;
    },
    found(paths) {
      refreshThoseOn(paths);
      // Who has asked about the workspace, and does not wait for more, hears of it only so.
      if (waiting.size === 0 && paths.some((path) => diagnoses.last(path))) asking.in(behind);
    },
    opened(uri) {
      edited(uri);
      if (mayNameTools(store, uri)) asking.in(behind);
    },
    edited,
    closed: () => telling.in(behind),
    changed: (paths) => refreshThoseOn(paths),
    changedAll() {
      telling.in(behind);
      asking.in(behind);
    },
    leaveOut(paths) {
      leftOut.clear();
      for (const path of paths) leftOut.add(path);
      telling.in(0);
    },
    isLeftOut: (path) => leftOut.has(path),
    async pause(path) {
      const pauseMs = pauseBefore(Math.min(...(diagnoses.last(path)?.tookMs ?? [0])));
      if (pauseMs === 0 || diagnoses.isCurrent(path)) return;
      await new Promise<void>((resolve) => schedule(pauseMs, resolve));
    },
    change: (signal) => nextOf(waiting, signal),
  };
}

function nextOf(waiting: Set<() => void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      waiting.delete(go);
      signal.removeEventListener('abort', go);
      resolve();
    };
    if (signal.aborted) return resolve();
    waiting.add(go);
    signal.addEventListener('abort', go);
  });
}
