import type { Location } from '#engine/document/diagnostic.ts';
import { isParsed } from '#engine/document/documents.ts';
import { locate, type Path, valueAt } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import { layers, type Policy } from '#engine/policy/policy.ts';
import { readPolicy } from '#engine/policy/readPolicy.ts';
import { readSuite } from '#engine/suite/readSuite.ts';
import type { DocumentStore } from '../documentStore.ts';

/** A rule, by the policy file that a rule of this id stands in. */
export interface RuleName {
  readonly id: string;
  readonly path: string;
}

/**
 * Every place that names a rule: its own, that of a rule that it replaces or is replaced by, and the cases that name one of
 * these. `policies` and `suites` are the paths of all there are.
 */
export function placesOfRule(
  { documents }: DocumentStore,
  { id, path }: RuleName,
  { policies, suites }: { readonly policies: readonly string[]; readonly suites: readonly string[] },
): readonly Location[] {
  const parsed = (file: string): ParsedDocument | undefined => {
    const document = documents.parse(file);
    return isParsed(document) ? document : undefined;
  };
  const read = (document: ParsedDocument | undefined): Policy | undefined =>
    document && readPolicy(document, documents).value;
  const having = policies.flatMap((file) => {
    const document = parsed(file);
    const own = document ? ownRules(document, id) : [];
    return document && own.length > 0 ? [{ document, own, sources: sourcesOf(read(document)) }] : [];
  });
  const related = relatedFiles(path, having);
  const inSuites = suites.flatMap((file) => {
    const document = parsed(file);
    const policy = document && readSuite(document, documents).value.policy;
    const tested = policy && read(parsed(policy.value));
    const isNamed = tested?.rules.some((rule) => rule.id === id && related.has(rule.at.path));
    return document && isNamed ? namesInCases(document, id) : [];
  });
  return [...having.filter(({ document }) => related.has(document.path)).flatMap(({ own }) => own), ...inSuites];
}

interface Having {
  readonly document: ParsedDocument;
  /** Where rules of the id stand in the file itself. */
  readonly own: readonly Location[];
  /** The files that it draws on, itself among them. */
  readonly sources: ReadonlySet<string>;
}

const sourcesOf = (policy: Policy | undefined): ReadonlySet<string> =>
  new Set(policy?.sources.map(({ path }) => path) ?? []);

/** The files whose rule replaces the one of another, from a file on: to both sides, and on from there. */
function relatedFiles(start: string, files: readonly Having[]): ReadonlySet<string> {
  const related = new Set([start]);
  for (let size = 0; size < related.size; ) {
    size = related.size;
    for (const { document, sources } of files)
      if (files.some((other) => related.has(other.document.path) && isDrawn({ document, sources }, other)))
        related.add(document.path);
  }
  return related;
}

const isDrawn = (a: Pick<Having, 'document' | 'sources'>, b: Having): boolean =>
  a.sources.has(b.document.path) || b.sources.has(a.document.path);

const ownRules = (document: ParsedDocument, id: string): readonly Location[] =>
  layers.flatMap((layer) =>
    itemsAt(document, [layer])
      .filter((path) => valueAt(document.value, [...path, 'id']) === id)
      .map((path) => locate(document, [...path, 'id'])),
  );

/** As what a case expects, and as who gave an opinion of it. */
const namesInCases = (document: ParsedDocument, id: string): readonly Location[] =>
  itemsAt(document, ['cases']).flatMap((path) => {
    const rule = [...path, 'expect', 'rule'];
    const opinion = [...path, 'recorded', 'opinions', id];
    return [
      ...(valueAt(document.value, rule) === id ? [locate(document, rule)] : []),
      ...(valueAt(document.value, opinion) === undefined ? [] : [locate(document, opinion, 'key')]),
    ];
  });

function itemsAt({ value }: ParsedDocument, path: Path): readonly Path[] {
  const items = valueAt(value, path);
  return Array.isArray(items) ? items.map((_, index) => [...path, index]) : [];
}
