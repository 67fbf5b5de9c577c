import {
  DiagnosticSeverity,
  type Diagnostic as LspDiagnostic,
  type Range as LspRange,
  type TextEdit,
} from 'vscode-languageserver';
import { checkPageUrl } from '#disk/checkPages.ts';
import type { Diagnostic, Level, Location, Range, TextChange } from '#engine/document/diagnostic.ts';
import type { LineIndex } from '#engine/document/lineIndex.ts';
import type { Target } from '#protocol/panel/target.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { uriOfPath } from './uri.ts';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
} satisfies Record<Level, DiagnosticSeverity>;

/** What a diagnostic carries along, for its quick fixes. */
export interface FixData {
  /** What its place should say instead. */
  readonly replacement?: string;
  readonly fixes?: readonly { readonly title: string; readonly edits: readonly TextEdit[] }[];
}

/** A finding as LSP has it. Its `data` carries its quick fixes. */
export function toLspDiagnostic(diagnostic: Diagnostic, store: DocumentStore): LspDiagnostic {
  const { code, level, message, help, location, related } = diagnostic;
  const href = checkPageUrl(code);
  return {
    source: 'railwright',
    code,
    codeDescription: href === undefined ? undefined : { href },
    severity: severities[level],
    message: help === undefined ? message : `${message}\n${help}`,
    range: toLspRange(store, location),
    relatedInformation: related?.map((other) => ({
      location: { uri: uriOfPath(other.location.path), range: toLspRange(store, other.location) },
      message: other.message,
    })),
    data: fixData(diagnostic, store),
  };
}

function fixData({ location, replacement, fixes }: Diagnostic, store: DocumentStore): FixData | undefined {
  if (replacement === undefined && fixes === undefined) return undefined;
  return {
    ...(replacement !== undefined && { replacement: quotedLike(store, location, replacement) }),
    ...(fixes && {
      fixes: fixes.map(({ title, changes }) => ({ title, edits: toLspEdits(store, location.path, changes) })),
    }),
  };
}

/** Changes of one file. */
export const toLspEdits = (store: DocumentStore, path: string, changes: readonly TextChange[]): TextEdit[] =>
  changes.map(({ range, text }) => ({ range: toLspRange(store, { path, range }), newText: text }));

/** A text in quotes stays in them: JSON has no other texts. */
export function quotedLike({ documents }: DocumentStore, { path, range }: Location, replacement: string): string {
  const content = documents.read(path);
  const quote = content.kind === 'text' ? /^["']/.exec(content.text.slice(range.start, range.end))?.[0] : undefined;
  return `${quote ?? ''}${replacement}${quote ?? ''}`;
}

/** A range of a file, open or not, in lines and UTF-16 code units. */
export function toLspRange(store: DocumentStore, { path, range }: Location): LspRange {
  return rangeIn(store.lines(path), range);
}

/** A range of a draft, in offsets. */
export const offsetsIn = ({ document }: Pick<Draft, 'document'>, { start, end }: LspRange): Range => ({
  start: document.offsetAt(start),
  end: document.offsetAt(end),
});

export function rangeIn(lines: LineIndex, { start, end }: Range): LspRange {
  return { start: lines.position(start), end: lines.position(end) };
}

/** A place as the panel and the commands of the client name it. */
export function toTarget(store: DocumentStore, location: Location): Target {
  const { start, end } = toLspRange(store, location);
  return {
    uri: uriOfPath(location.path),
    line: start.line,
    character: start.character,
    endLine: end.line,
    endCharacter: end.character,
  };
}
