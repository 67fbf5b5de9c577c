import type { Diagnostic } from '../document/diagnostic.ts';
import type { Documents } from '../document/documents.ts';
import { isRecord } from '../document/isRecord.ts';
import { findNode, locate, type Path, valueAt } from '../document/nodes.ts';
import { hasSyntaxErrors, type ParsedDocument } from '../document/parseDocument.ts';
import { namelessTool, schemaKeys, toolListPath, toolPath } from '../policy/readTools.ts';
import type { PolicyCheck } from './check.ts';
import { asConfigured } from './configured.ts';
import { schemaFaults } from './tools/schemaFaults.ts';

/** All that is wrong with a file that a policy names for its tools, in the order of the text, as the settings want it. */
export const checkToolsFile = (document: ParsedDocument, documents: Documents): readonly Diagnostic[] =>
  asConfigured([...document.diagnostics, ...findingsOf(document)], document, documents);

/** The same without what is wrong with its text: an editor has a server for JSON or YAML, which says that already. */
export const checkToolsDraft = (document: ParsedDocument, documents: Documents): readonly Diagnostic[] =>
  asConfigured(findingsOf(document), document, documents);

/** The tools that stand in the policy itself. One without a name is found when they are read. */
export const ownTools: PolicyCheck = ({ document }) =>
  Array.isArray(valueAt(document.value, ['tools'])) ? findingsIn(document, ['tools']) : [];

function findingsOf(document: ParsedDocument): readonly Diagnostic[] {
  if (hasSyntaxErrors(document)) return [];
  const path = toolListPath(document.value);
  if (!path) return [broken(document, [], 'there is no list of tools')];
  const list = valueAt(document.value, path) as readonly unknown[];
  const nameless = list.flatMap((item, index) =>
    typeof nameIn(item) === 'string' ? [] : [broken(document, [...path, index], namelessTool(index))],
  );
  return [...nameless, ...findingsIn(document, path)].toSorted(byPlace);
}

const byPlace = (a: Diagnostic, b: Diagnostic): number => a.location.range.start - b.location.range.start;

const broken = (document: ParsedDocument, path: Path, message: string): Diagnostic => ({
  code: 'broken-tools',
  level: 'error',
  message,
  location: locate(document, path),
});

const findingsIn = (document: ParsedDocument, path: Path): readonly Diagnostic[] => {
  const list = valueAt(document.value, path) as readonly unknown[];
  return [...doubleNames(document, path, list), ...list.flatMap((_, index) => badSchemas(document, [...path, index]))];
};

const nameIn = (item: unknown): unknown => valueAt(item, [...toolPath(item), 'name']);

/** A call names its tool: of two with one name, nobody knows which is meant. */
function doubleNames(document: ParsedDocument, path: Path, list: readonly unknown[]): readonly Diagnostic[] {
  const firsts = new Map<unknown, number>();
  const placeOf = (index: number) =>
    locate(document, [...path, index, ...toolPath(valueAt(document.value, [...path, index])), 'name']);
  return list.flatMap((item, index): readonly Diagnostic[] => {
    const name = nameIn(item);
    const first = firsts.get(name);
    if (first === undefined) firsts.set(name, index);
    if (first === undefined || typeof name !== 'string') return [];
    const related = [{ location: placeOf(first), message: 'the first one' }];
    const message = `there is a tool \`${name}\` already`;
    return [{ code: 'duplicate-tool', level: 'warning', message, location: placeOf(index), related }];
  });
}

function badSchemas(document: ParsedDocument, item: Path): readonly Diagnostic[] {
  const tool = [...item, ...toolPath(valueAt(document.value, item))];
  const key = schemaKeys.find((candidate) => (valueAt(document.value, [...tool, candidate]) ?? null) !== null);
  if (key === undefined || !isRecord(valueAt(document.value, tool))) return [];
  const schema = [...tool, key];
  return schemaFaults(valueAt(document.value, schema)).map(({ path, ...fault }) => {
    const place = [...schema, ...path];
    const location = locate(document, place, findNode(document, place) ? 'value' : 'key');
    return { code: 'broken-tool-schema', level: 'warning', location, ...fault };
  });
}
