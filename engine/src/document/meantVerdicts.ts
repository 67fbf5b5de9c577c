import type { Diagnostic } from './diagnostic.ts';
import { locate, type Path } from './nodes.ts';
import type { ParsedDocument } from './parseDocument.ts';
import type { FileKind } from './schemas.ts';

/** A place in a document where something else stands than its schema wants. */
export interface ShapePlace {
  readonly document: ParsedDocument;
  readonly kind: FileKind;
  readonly path: Path;
  /** The value at the place. */
  readonly value: unknown;
}

/**
 * What a case that expects `[allow, flag]` means: one verdict is written as a word, and several have a key of their own, which
 * is easily forgotten. Nothing for any other place.
 */
export function meantVerdicts({ document, kind, path, value }: ShapePlace): Pick<Diagnostic, 'help' | 'replacement'> {
  if (kind !== 'suite' || path[0] !== 'cases' || path.at(-1) !== 'expect') return {};
  const isListOfWords = Array.isArray(value) && value.length > 0 && value.every((item) => /^\w+$/.test(String(item)));
  if (!isListOfWords) return {};
  const meant = `{ verdict: [${value.join(', ')}] }`;
  const { start } = locate(document, path).range;
  return { help: `write \`${meant}\``, replacement: document.text[start] === '[' ? meant : undefined };
}
