import type { Diagnostic } from '../document/diagnostic.ts';
import type { Documents } from '../document/documents.ts';
import type { ParsedDocument } from '../document/parseDocument.ts';
import type { Source } from './policy.ts';

/** What reading a policy needs, and where it puts what it finds. */
export interface Reading {
  readonly document: ParsedDocument;
  readonly documents: Documents;
  readonly diagnostics: Diagnostic[];
  readonly sources: Source[];
  /** The policies that are being read, this one last: a base among them is a cycle. */
  readonly chain: readonly string[];
}

/** Each file once, where it was first drawn on. */
export function distinctSources(sources: readonly Source[]): readonly Source[] {
  const byPath = new Map<string, Source>();
  for (const source of sources) if (!byPath.has(source.path)) byPath.set(source.path, source);
  return [...byPath.values()];
}
