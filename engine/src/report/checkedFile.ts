import type { CheckCode } from '../document/checkCodes.ts';
import type { Diagnostic, Level, Location } from '../document/diagnostic.ts';
import type { Documents } from '../document/documents.ts';
import { indexLines, type Position } from '../document/lineIndex.ts';

/** A range as LSP has it. */
export interface PlacedRange {
  readonly start: Position;
  readonly end: Position;
}

/** A finding with its place in lines and characters: what `check --format json` prints. */
export interface PlacedDiagnostic {
  /** As people see it. */
  readonly path: string;
  readonly range: PlacedRange;
  readonly level: Level;
  readonly code: CheckCode;
  readonly message: string;
  readonly help?: string;
  /** The page of the check, where the host has one. */
  readonly url?: string;
  readonly related?: readonly PlacedRelation[];
}

export interface PlacedRelation {
  readonly path: string;
  readonly range: PlacedRange;
  readonly message: string;
}

/** A file that was checked, and what was found in it. */
export interface CheckedFile {
  readonly path: string;
  readonly text: string;
  readonly diagnostics: readonly PlacedDiagnostic[];
}

/** The address of the page that describes a check. A browser has no files: there, checks have none. */
export type FindPage = (code: CheckCode) => string | undefined;

/** Puts findings into the form in which they are reported, one entry for each of the paths. */
export function checkedFiles(
  paths: readonly string[],
  diagnostics: readonly Diagnostic[],
  documents: Documents,
  pageOf: FindPage = () => undefined,
): readonly CheckedFile[] {
  return paths.map((path) => ({
    path: documents.display(path),
    text: textOf(path, documents),
    diagnostics: diagnostics
      .filter(({ location }) => location.path === path)
      .map((diagnostic) => placeDiagnostic(diagnostic, documents, pageOf)),
  }));
}

export function countLevel(files: readonly CheckedFile[], level: Level): number {
  return files.reduce(
    (n, { diagnostics }) => n + diagnostics.filter((diagnostic) => diagnostic.level === level).length,
    0,
  );
}

function placeDiagnostic(
  { location, level, code, message, help, related }: Diagnostic,
  documents: Documents,
  pageOf: FindPage,
): PlacedDiagnostic {
  const url = pageOf(code);
  return {
    ...place(location, documents),
    level,
    code,
    message,
    ...(help !== undefined && { help }),
    ...(url !== undefined && { url }),
    ...(related && {
      related: related.map((other) => ({ ...place(other.location, documents), message: other.message })),
    }),
  };
}

/** The path and the range of a location, as people and programs read them. */
export function place({ path, range }: Location, documents: Documents): { path: string; range: PlacedRange } {
  const lines = documents.derive(`lines:${path}`, textOf(path, documents), indexLines);
  return {
    path: documents.display(path),
    range: { start: lines.position(range.start), end: lines.position(range.end) },
  };
}

/** `support.policy.yaml:27` */
export function lineOf(location: Location, documents: Documents): string {
  const { path, range } = place(location, documents);
  return `${path}:${range.start.line + 1}`;
}

function textOf(path: string, documents: Documents): string {
  const content = documents.read(path);
  return content.kind === 'text' ? content.text : '';
}
