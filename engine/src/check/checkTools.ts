import type { Diagnostic, Location } from '../document/diagnostic.ts';
import type { Documents } from '../document/documents.ts';
import { findNode, locate, type Path, valueAt } from '../document/nodes.ts';
import { hasSyntaxErrors, type ParsedDocument } from '../document/parseDocument.ts';
import { namelessTool } from '../policy/readTools.ts';
import { schemaKeyOf, type ToolList, toolListIn, toolNameIn, toolPath } from '../policy/toolShapes.ts';
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
export const ownTools: PolicyCheck = ({ document }) => {
  const items = valueAt(document.value, ['tools']);
  return Array.isArray(items) ? findingsIn(document, { path: ['tools'], items }) : [];
};

function findingsOf(document: ParsedDocument): readonly Diagnostic[] {
  if (hasSyntaxErrors(document)) return [];
  const list = toolListIn(document.value);
  if (!list) return [broken(document, [], 'there is no list of tools')];
  const nameless = list.items.flatMap((item, index) =>
    typeof toolNameIn(item) === 'string' ? [] : [broken(document, [...list.path, index], namelessTool(index))],
  );
  return [...nameless, ...findingsIn(document, list)].toSorted(byPlace);
}

const byPlace = (a: Diagnostic, b: Diagnostic): number => a.location.range.start - b.location.range.start;

const broken = (document: ParsedDocument, path: Path, message: string): Diagnostic => ({
  code: 'broken-tools',
  level: 'error',
  message,
  location: locate(document, path),
});

const findingsIn = (document: ParsedDocument, list: ToolList): readonly Diagnostic[] => [
  ...doubleNames(document, list),
  ...list.items.flatMap((item, index) => badSchema(document, [...list.path, index], item)),
];

/** A call names its tool: of two with one name, nobody knows which is meant. */
function doubleNames(document: ParsedDocument, { path, items }: ToolList): readonly Diagnostic[] {
  const firsts = new Map<string, number>();
  const placeOf = (index: number): Location => locate(document, [...path, index, ...toolPath(items[index]), 'name']);
  return items.flatMap((item, index): readonly Diagnostic[] => {
    const name = toolNameIn(item);
    if (typeof name !== 'string') return [];
    const first = firsts.get(name);
    if (first === undefined) {
      firsts.set(name, index);
      return [];
    }
    const related = [{ location: placeOf(first), message: 'the first one' }];
    const message = `there is a tool \`${name}\` already`;
    return [{ code: 'duplicate-tool', level: 'warning', message, location: placeOf(index), related }];
  });
}

function badSchema(document: ParsedDocument, path: Path, item: unknown): readonly Diagnostic[] {
  const tool = valueAt(item, toolPath(item));
  const key = schemaKeyOf(tool);
  if (key === undefined) return [];
  const start = [...path, ...toolPath(item), key];
  return schemaFaults(valueAt(tool, [key])).map(({ path: way, ...fault }) => {
    const place = [...start, ...way];
    const location = locate(document, place, findNode(document, place) ? 'value' : 'key');
    return { code: 'broken-tool-schema', level: 'warning', location, ...fault };
  });
}
