import type { Diagnostic } from '../document/diagnostic.ts';
import { type Documents, isParsed } from '../document/documents.ts';
import { locate, type Path } from '../document/nodes.ts';
import type { ParsedDocument } from '../document/parseDocument.ts';
import { withoutFollowUps } from '../document/withoutFollowUps.ts';
import type { Rule } from './policy.ts';
import type { Bases, PolicyReading, Reading } from './reading.ts';

/** Reads a base as any policy is read. */
type Read = (document: ParsedDocument, documents: Documents, bases: Bases) => PolicyReading;

/** A policy that is extended, and the entry that names it. */
export interface BaseReading extends PolicyReading {
  readonly reference: string;
  readonly path: Path;
}

/** The policies that this one extends, in order. A missing file, a cycle, or errors in a base are reported at the entry. */
export function readBases(
  reading: Reading,
  references: string | readonly string[] | undefined,
  read: Read,
): readonly BaseReading[] {
  const entries = references === undefined ? [] : typeof references === 'string' ? [references] : references;
  return entries.flatMap((reference, index) => {
    const path: Path = typeof references === 'string' ? ['extends'] : ['extends', index];
    const { base, problem } = readBase(reading, reference, read);
    if (problem) reading.diagnostics.push({ level: 'error', location: locate(reading.document, path), ...problem });
    return base ? [{ ...base, reference, path }] : [];
  });
}

interface Attempt {
  readonly base?: PolicyReading;
  readonly problem?: Pick<Diagnostic, 'code' | 'message' | 'related'>;
}

function readBase({ document, documents, bases }: Reading, reference: string, read: Read): Attempt {
  const path = documents.resolve(document.path, reference);
  if (bases.chain.includes(path)) {
    const way = [...bases.chain.slice(bases.chain.indexOf(path)), path]
      .map((step) => documents.display(step))
      .join(' → ');
    return { problem: { code: 'extends-cycle', message: `the policy extends itself: ${way}` } };
  }
  const file = documents.parse(path);
  if (!isParsed(file))
    return { problem: { code: 'missing-file', message: `cannot read \`${reference}\`: ${file.reason}` } };
  const base = bases.known.get(path) ?? read(file, documents, bases);
  bases.known.set(path, base);
  return { base, problem: brokenBase(reference, withoutFollowUps(base.diagnostics, file.text)) };
}

/** What is wrong with a policy because of errors in one that it extends. */
export function brokenBase(
  reference: string,
  diagnostics: readonly Diagnostic[],
): Pick<Diagnostic, 'code' | 'message' | 'related'> | undefined {
  const errors = diagnostics.filter(({ level }) => level === 'error');
  const [first] = errors;
  if (!first) return undefined;
  const message = `the base \`${reference}\` has ${errors.length === 1 ? 'an error' : `${errors.length} errors`}`;
  return { code: 'broken-base', message, related: [{ location: first.location, message: first.message }] };
}

/** The rules of a base, then a policy's own. A rule with the id of a base's rule stands in its place. */
export function mergeRules(base: readonly Rule[], own: readonly Rule[]): readonly Rule[] {
  const byId = new Map(own.map((rule) => [rule.id, rule]));
  const kept = base.map((rule) => byId.get(rule.id) ?? rule);
  const baseIds = new Set(base.map(({ id }) => id));
  return [...kept, ...own.filter(({ id }) => !baseIds.has(id))];
}
