import type { Diagnostic, Result } from '../document/diagnostic.ts';
import { type Documents, isParsed } from '../document/documents.ts';
import { locate, type Path } from '../document/nodes.ts';
import type { ParsedDocument } from '../document/parseDocument.ts';
import type { Policy, Rule } from './policy.ts';
import type { Reading } from './reading.ts';

/** Reads a base as any policy is read. */
type Read = (document: ParsedDocument, documents: Documents, chain: readonly string[]) => Result<Policy>;

/** The policies that this one extends, in order. A missing file, a cycle, or errors in a base are reported at the entry. */
export function readBases(
  reading: Reading,
  references: string | readonly string[] | undefined,
  read: Read,
): readonly Policy[] {
  const entries = references === undefined ? [] : typeof references === 'string' ? [references] : references;
  return entries.flatMap((reference, index) => {
    const path: Path = typeof references === 'string' ? ['extends'] : ['extends', index];
    const base = readBase(reading, reference, read);
    if (base.problem)
      reading.diagnostics.push({ level: 'error', location: locate(reading.document, path), ...base.problem });
    return base.policy ? [base.policy] : [];
  });
}

interface BaseReading {
  readonly policy?: Policy;
  readonly problem?: Pick<Diagnostic, 'code' | 'message' | 'related'>;
}

function readBase({ document, documents, chain }: Reading, reference: string, read: Read): BaseReading {
  const path = documents.resolve(document.path, reference);
  if (chain.includes(path)) {
    const way = [...chain.slice(chain.indexOf(path)), path].map((step) => documents.display(step)).join(' → ');
    return { problem: { code: 'extends-cycle', message: `the policy extends itself: ${way}` } };
  }
  const base = documents.parse(path);
  if (!isParsed(base))
    return { problem: { code: 'missing-file', message: `cannot read \`${reference}\`: ${base.reason}` } };
  const { value, diagnostics } = read(base, documents, chain);
  const errors = diagnostics.filter(({ level }) => level === 'error');
  const [first] = errors;
  if (!first) return { policy: value };
  const message = `the base \`${reference}\` has ${errors.length === 1 ? 'an error' : `${errors.length} errors`}`;
  return {
    policy: value,
    problem: { code: 'broken-base', message, related: [{ location: first.location, message: first.message }] },
  };
}

/** The rules of a base, then a policy's own. A rule with the id of a base's rule stands in its place. */
export function mergeRules(base: readonly Rule[], own: readonly Rule[]): readonly Rule[] {
  const byId = new Map(own.map((rule) => [rule.id, rule]));
  const kept = base.map((rule) => byId.get(rule.id) ?? rule);
  const baseIds = new Set(base.map(({ id }) => id));
  return [...kept, ...own.filter(({ id }) => !baseIds.has(id))];
}
