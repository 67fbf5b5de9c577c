import type { Diagnostic, Result } from '../document/diagnostic.ts';
import type { Documents } from '../document/documents.ts';
import type { ParsedDocument } from '../document/parseDocument.ts';
import type { Condition, Policy, PolicyDefaults, Source, Towards } from './policy.ts';

/** What reading a policy needs, and where it puts what it finds. */
export interface Reading {
  readonly document: ParsedDocument;
  readonly documents: Documents;
  readonly diagnostics: Diagnostic[];
  readonly sources: Source[];
  readonly bases: Bases;
  /** The conditions that have been read, by their plain value. */
  readonly conditions: Readonly<Record<Towards, WeakMap<object, Condition>>>;
}

/** Where reading stands among the policies that extend each other. */
export interface Bases {
  /** The policies that are being read, this one last: a base among them is a cycle. */
  readonly chain: readonly string[];
  /** The bases that have been read: each is read once, however often it is extended. */
  readonly known: Map<string, PolicyReading>;
}

/** A policy as read, and which of its defaults it or its bases give: only these hold for a policy that extends it. */
export interface PolicyReading extends Result<Policy> {
  readonly given: Partial<PolicyDefaults>;
}

/** Each file once, where it was first drawn on. */
export function distinctSources(sources: readonly Source[]): readonly Source[] {
  const byPath = new Map<string, Source>();
  for (const source of sources) if (!byPath.has(source.path)) byPath.set(source.path, source);
  return [...byPath.values()];
}
