import type { Diagnostic } from 'vscode-languageserver';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { type PutOff, pauseBefore, putOff, type Schedule } from '../schedule.ts';
import { diagnose, firstLook } from './diagnose.ts';
import { mayNameTools } from './isToolsFile.ts';
import type { ProjectFindings } from './projectChecker.ts';
import { drawsOn, type SeenTexts } from './seenTexts.ts';

/** Keeps what is said of open documents true, whichever of the files that they draw on changes. */
export interface Diagnoser {
  opened(uri: string): void;
  edited(uri: string): void;
  closed(uri: string): void;
  /** Files, or folders with all that is in them, are other than they were. */
  changed(paths: readonly string[]): void;
  /** Everything may be other than it was. */
  changedAll(): void;
}

export interface DiagnoserHost {
  readonly store: DocumentStore;
  readonly schedule: Schedule;
  readonly fromCases: ProjectFindings;
  publish(draft: Pick<Draft, 'uri'> & Partial<Draft>, diagnostics: readonly Diagnostic[]): void;
}

interface Checked {
  readonly check: PutOff;
  /** Whether anything has been said of it. */
  isShown: boolean;
  /** What the last check looked at. */
  seen: SeenTexts;
  /** How long the last two checks took, in milliseconds: what takes long once was disturbed, or was the first. */
  tookMs: readonly [number, number];
}

/** What else has to be said anew comes after the document that is being edited, in milliseconds. */
const behind = 50;

export function createDiagnoser({ store, schedule, fromCases, publish }: DiagnoserHost): Diagnoser {
  const open = new Map<string, Checked>();
  const check = (uri: string): void => {
    const [draft, state] = [store.draft(uri), open.get(uri)];
    if (!draft || !state) return;
    const first = state.isShown ? undefined : firstLook(store, draft);
    state.isShown = true;
    if (first) state.check.in(0);
    publish(draft, first ?? checkWhole(draft, state));
  };
  const checkWhole = (draft: Draft, state: Checked): readonly Diagnostic[] => {
    const started = performance.now();
    const { diagnostics, seen } = diagnose(store, draft, fromCases);
    state.seen = seen;
    state.tookMs = [state.tookMs[1], performance.now() - started];
    return diagnostics;
  };
  const pauseFor = ({ tookMs }: Checked): number => pauseBefore(Math.min(...tookMs));
  const changed = (paths: readonly string[], except?: string): void => {
    for (const [uri, state] of open)
      if (uri !== except && drawsOn(state.seen, paths)) state.check.in(behind + pauseFor(state));
  };
  const pathsOf = (uri: string): readonly string[] => {
    const draft = store.draft(uri);
    return draft ? [draft.path] : [];
  };
  return {
    opened(uri) {
      const state: Checked = {
        check: putOff(schedule, () => check(uri)),
        isShown: false,
        seen: new Map(),
        tookMs: [0, 0],
      };
      open.set(uri, state);
      state.check.in(0);
      changed(pathsOf(uri), uri);
      if (mayNameTools(store, uri))
        for (const [other, { check: again }] of open) if (!store.draft(other)?.kind) again.in(behind);
    },
    edited(uri) {
      const state = open.get(uri);
      state?.check.in(pauseFor(state));
      changed(pathsOf(uri), uri);
    },
    closed(uri) {
      const state = open.get(uri);
      state?.check.never();
      open.delete(uri);
      publish({ uri }, []);
    },
    changed: (paths) => changed(paths),
    changedAll() {
      for (const state of open.values()) state.check.in(behind + pauseFor(state));
    },
  };
}
