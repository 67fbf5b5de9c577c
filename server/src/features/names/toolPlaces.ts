import type { Location } from '#engine/document/diagnostic.ts';
import { type Documents, isParsed } from '#engine/document/documents.ts';
import { findNode, locate, type Path, valueAt } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import type { ToolDefinition } from '#engine/exchange/exchange.ts';
import type { ToolSet } from '#engine/policy/policy.ts';
import { schemaKeyOf, toolListIn, toolNameIn, toolPath } from '#engine/policy/toolShapes.ts';
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
  const { path = [], items = [] } = toolListIn(document.value) ?? {};
  return items.flatMap((item, index) => placeOf(document, [...path, index], item));
}

function placeOf(document: ParsedDocument, way: Path, item: unknown): readonly [string, ToolPlace][] {
  const name = toolNameIn(item);
  if (typeof name !== 'string') return [];
  const path = [...way, ...toolPath(item)];
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
  const key = schemaKeyOf(valueAt(document.value, path));
  const way = key && [...path, key, 'properties', name];
  return way && findNode(document, way) ? locate(document, way, 'key') : undefined;
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
