import { createHash } from 'node:crypto';
import type { Diagnostic } from 'vscode-languageserver';
import type { DocumentStore } from '../documentStore.ts';
import { type CheckedPath, diagnose } from './diagnose.ts';
import type { ProjectFindings } from './projectChecker.ts';
import { areUnchanged, drawsOn, type SeenTexts } from './seenTexts.ts';

/** What is said of a file. The same `resultId` means the same diagnostics, whichever server found them, and when. */
export interface KnownDiagnosis {
  readonly diagnostics: readonly Diagnostic[];
  readonly resultId: string;
  /** How long the last two checks took, in milliseconds: what takes long once was disturbed, or was the first. */
  readonly tookMs: readonly [number, number];
}

/** What is said of files, open or not. A file is checked again when a text that its check has read is another one. */
export interface Diagnoses {
  /** A file that was checked as one of tools is checked as one from then on, until it is forgotten. */
  of(file: CheckedPath): KnownDiagnosis;
  /** What was said last, whether or not it still holds; undefined for a file that nobody has asked about. */
  last(path: string): KnownDiagnosis | undefined;
  isCurrent(path: string): boolean;
  /** Whether the last check of a file looked at one of these files, or at something in one of these folders. */
  drawsOn(path: string, changed: readonly string[]): boolean;
  forget(path: string): void;
}

interface Checked extends KnownDiagnosis {
  readonly kind: CheckedPath['kind'];
  /** What the check has read. */
  readonly seen: SeenTexts;
  /** What the cases had shown of it. */
  readonly fromCases: ReturnType<ProjectFindings['of']>;
}

export function createDiagnoses(store: DocumentStore, fromCases: ProjectFindings): Diagnoses {
  const known = new Map<string, Checked>();
  const isCurrent = (path: string): boolean => {
    const checked = known.get(path);
    if (!checked || checked.fromCases !== fromCases.of(path)) return false;
    return areUnchanged(checked.seen, store.documents);
  };
  const check = ({ path, kind: given }: CheckedPath): Checked => {
    const started = performance.now();
    const kind = given ?? (known.get(path)?.kind === 'tools' ? 'tools' : undefined);
    const { diagnostics, seen } = diagnose(store, { path, kind }, fromCases);
    const tookMs = [known.get(path)?.tookMs[1] ?? 0, performance.now() - started] as const;
    const checked = {
      kind,
      diagnostics,
      resultId: idOf(diagnostics),
      tookMs,
      seen,
      fromCases: fromCases.of(path),
    };
    known.set(path, checked);
    return checked;
  };
  return {
    of(file) {
      const last = isCurrent(file.path) ? known.get(file.path) : undefined;
      return last && (last.kind === file.kind || !file.kind) ? last : check(file);
    },
    last: (path) => known.get(path),
    isCurrent,
    drawsOn: (path, changed) => drawsOn(known.get(path)?.seen ?? new Map(), changed),
    forget: (path) => void known.delete(path),
  };
}

const idOf = (diagnostics: readonly Diagnostic[]): string =>
  createHash('sha256').update(JSON.stringify(diagnostics)).digest('base64url').slice(0, 22);
