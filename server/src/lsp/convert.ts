import { DiagnosticSeverity, type Diagnostic as LspDiagnostic, type Range as LspRange } from 'vscode-languageserver';
import type { Diagnostic, Level, Location, Range } from '#engine/document/diagnostic.ts';
import type { LineIndex } from '#engine/document/lineIndex.ts';
import type { Target } from '#protocol/panel.ts';
import type { DocumentStore } from '../documentStore.ts';
import { uriOfPath } from './uri.ts';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
} satisfies Record<Level, DiagnosticSeverity>;

export const checksPage = 'https://railwright.dev/docs/checks/';

/** A finding as LSP has it. Its `data` carries the text of its quick fix. */
export function toLspDiagnostic(diagnostic: Diagnostic, store: DocumentStore): LspDiagnostic {
  const { code, level, message, help, location, related, replacement } = diagnostic;
  return {
    source: 'railwright',
    code,
    codeDescription: { href: `${checksPage}${code}` },
    severity: severities[level],
    message: help === undefined ? message : `${message}\n${help}`,
    range: toLspRange(store, location),
    relatedInformation: related?.map((other) => ({
      location: { uri: uriOfPath(other.location.path), range: toLspRange(store, other.location) },
      message: other.message,
    })),
    data: replacement === undefined ? undefined : { replacement: quotedLike(store, location, replacement) },
  };
}

/** A text in quotes stays in them: JSON has no other texts. */
export function quotedLike({ documents }: DocumentStore, { path, range }: Location, replacement: string): string {
  const content = documents.read(path);
  const quote = content.kind === 'text' ? /^["']/.exec(content.text.slice(range.start, range.end))?.[0] : undefined;
  return `${quote ?? ''}${replacement}${quote ?? ''}`;
}

export function toLspRange(store: DocumentStore, { path, range }: Location): LspRange {
  return rangeIn(store.lines(path), range);
}

export function rangeIn(lines: LineIndex, { start, end }: Range): LspRange {
  return { start: lines.position(start), end: lines.position(end) };
}

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
