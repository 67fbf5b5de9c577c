import type { CheckCode } from '../document/checkCodes.ts';
import type { Diagnostic, Level, Location } from '../document/diagnostic.ts';
import type { Documents } from '../document/documents.ts';
import { indexLines, type Position } from '../document/lineIndex.ts';

/** A range as LSP has it. */
export interface PlacedRange {
  readonly start: Position;
  readonly end: Position;
}

/** Where something stands. */
export interface Place {
  /** As people see it. */
  readonly path: string;
  readonly range: PlacedRange;
}

/** A finding with its place in lines and characters: what `check --format json` prints. */
export interface PlacedDiagnostic extends Place {
  readonly level: Level;
  readonly code: CheckCode;
  readonly message: string;
  readonly help?: string;
  /** The page of the check, where the host has one. */
  readonly url?: string;
  readonly related?: readonly PlacedRelation[];
}

export interface PlacedRelation extends Place {
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
export function place({ path, range }: Location, documents: Documents): Place {
  const lines = documents.derive(`lines:${path}`, textOf(path, documents), indexLines);
  return {
    path: documents.display(path),
    range: { start: lines.position(range.start), end: lines.position(range.end) },
  };
}

/** `support.policy.yaml:27` */
export const lineOf = (location: Location, documents: Documents): string => lineIn(place(location, documents));

/** The beginning of a file, for what stands in it without a place of its own. */
export const topOf = (path: string): Place => ({
  path,
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
});

export const lineIn = ({ path, range }: Place): string => `${path}:${range.start.line + 1}`;

function textOf(path: string, documents: Documents): string {
  const content = documents.read(path);
  return content.kind === 'text' ? content.text : '';
}
