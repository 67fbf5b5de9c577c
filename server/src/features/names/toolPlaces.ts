import type { Location } from '#engine/document/diagnostic.ts';
import { type Documents, isParsed } from '#engine/document/documents.ts';
import { findNode, locate, type Path, valueAt } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import type { ToolDefinition } from '#engine/exchange/exchange.ts';
import type { ToolSet } from '#engine/policy/policy.ts';
import { schemaKeys, toolListPath, toolPath } from '#engine/policy/readTools.ts';
import type { Declared } from './nameKinds.ts';

/** Where a tool is defined. */
export interface ToolPlace {
  readonly at: Location;
  readonly document: ParsedDocument;
  /** The way to what holds its name and schema. */
  readonly path: Path;
}

/** The tools of a policy, by their names, in the file that defines them. */
export function placesOfTools(documents: Documents, { at }: ToolSet): ReadonlyMap<string, ToolPlace> {
  const document = documents.parse(at.path);
  return new Map(isParsed(document) ? placesIn(document) : []);
}

function placesIn(document: ParsedDocument): readonly (readonly [string, ToolPlace])[] {
  const list = toolListPath(document.value) ?? [];
  const items = valueAt(document.value, list);
  return (Array.isArray(items) ? items : []).flatMap((_, index) => placeOf(document, [...list, index]));
}

/** Whether a file has a tool with a schema: other lists of things with names are no tools. */
export const hasTools = (document: ParsedDocument): boolean =>
  placesIn(document).some(([, { path }]) => schemaKeys.some((key) => findNode(document, [...path, key])));

function placeOf(document: ParsedDocument, item: Path): readonly [string, ToolPlace][] {
  const path = [...item, ...toolPath(valueAt(document.value, item))];
  const name = valueAt(document.value, [...path, 'name']);
  if (typeof name !== 'string') return [];
  return [[name, { at: locate(document, [...path, 'name']), document, path }]];
}

/** The arguments of a tool, and where its schema has them. */
export function argumentsOf({ name: tool, inputSchema }: ToolDefinition, place?: ToolPlace): readonly Declared[] {
  return Object.entries(propertiesOf(inputSchema)).map(([name, schema]) => ({
    name,
    at: place && argumentAt(place, name),
    detail: `${tool} · ${typeOf(schema)}`,
    description: typeof schema.description === 'string' ? schema.description : undefined,
  }));
}

function argumentAt({ document, path }: ToolPlace, name: string): Location | undefined {
  const ways = schemaKeys.map((key): Path => [...path, key, 'properties', name]);
  const way = ways.find((candidate) => findNode(document, candidate));
  return way && locate(document, way, 'key');
}

type JsonSchema = Readonly<Record<string, unknown>>;

/** The properties that a JSON Schema of an object gives. */
export function propertiesOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  const { properties } = schema;
  if (typeof properties !== 'object' || properties === null) return {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => [name, typeof inner === 'object' && inner ? inner : {}]),
  );
}

/** `number`, `string or null`; `any` where the schema leaves it open. */
export const typeOf = ({ type }: JsonSchema): string => [type ?? 'any'].flat().join(' or ');
