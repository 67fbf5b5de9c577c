import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { checkFile, checkText } from '#engine/check/checkFile.ts';
import { checkToolsDraft } from '#engine/check/checkTools.ts';
import type { Diagnostic as Finding } from '#engine/document/diagnostic.ts';
import { isParsed } from '#engine/document/documents.ts';
import { isIgnored } from '#engine/settings/coverage.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { toLspDiagnostic } from '../lsp/convert.ts';
import { isToolsFile } from './isToolsFile.ts';
import { mostTelling } from './mostTelling.ts';
import type { ProjectFindings } from './projectChecker.ts';
import { notingTexts, type SeenTexts } from './seenTexts.ts';

/** A file that is checked. Of one without a kind, it is looked up whether it is one of tools. */
export interface CheckedPath {
  readonly path: string;
  readonly kind: Draft['kind'] | 'tools';
}

export interface Diagnosis {
  readonly diagnostics: readonly Diagnostic[];
  /** A change of any of them can change what is said. */
  readonly seen: SeenTexts;
}

/** What is wrong with a file, open or not; nothing for files that are none of ours, or that the settings leave out. */
export function diagnose(store: DocumentStore, { path, kind }: CheckedPath, fromCases: ProjectFindings): Diagnosis {
  const seen = new Map<string, string>();
  const documents = notingTexts(store.documents, seen);
  if (!kind && !isToolsFile(path, store, documents)) return { diagnostics: [], seen };
  const document = documents.parse(path);
  if (!isParsed(document) || isIgnored(path, documents)) return { diagnostics: [], seen };
  const found =
    kind && kind !== 'tools'
      ? checkFile(kind, document, documents, fromCases.of(path))
      : checkToolsDraft(document, documents);
  return { diagnostics: toShow(store, found), seen };
}

/** In UTF-16 code units: a suite of some two hundred cases. */
const long = 50_000;

/**
 * What is wrong with a long file as it is written, for an editor that has nothing of it yet: schema errors need not wait
 * for what all its cases mean. Undefined for a file that is checked as a whole in no time, or not at all.
 */
export function firstLook(
  store: DocumentStore,
  { path, kind }: Pick<Draft, 'path' | 'kind'>,
): readonly Diagnostic[] | undefined {
  const { documents } = store;
  const document = kind && documents.parse(path);
  if (!kind || !document || !isParsed(document) || document.text.length < long) return undefined;
  if (isIgnored(path, documents)) return undefined;
  return toShow(store, checkText(kind, document, documents));
}

function toShow(store: DocumentStore, found: readonly Finding[]): readonly Diagnostic[] {
  const { shown, left } = mostTelling(found);
  const diagnostics = shown.map((diagnostic) => toLspDiagnostic(diagnostic, store));
  return left === 0 ? diagnostics : [...diagnostics, notShown(left)];
}

const notShown = (left: number): Diagnostic => ({
  source: 'railwright',
  severity: DiagnosticSeverity.Information,
  message: `${left} more findings are not shown here; \`railwright check\` shows all`,
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
});
