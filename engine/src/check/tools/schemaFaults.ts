import type { Diagnostic } from '../../document/diagnostic.ts';
import { isRecord } from '../../document/isRecord.ts';
import type { Path } from '../../document/nodes.ts';
import { didYouMean, suggest } from '../../document/suggest.ts';
import { ticked } from '../../document/words.ts';

/** What is wrong with a tool's schema, and where in it. */
export interface ToolSchemaFault extends Pick<Diagnostic, 'message' | 'help' | 'replacement'> {
  readonly path: Path;
}

type Schema = Readonly<Record<string, unknown>>;

/** Finds what is wrong with one keyword of a schema. */
type Keyword = (value: unknown, schema: Schema) => readonly ToolSchemaFault[];

/**
 * What the description of a tool's arguments has that no JSON Schema has (draft 7 and 2020-12, the part that describes
 * arguments). What stands under keys that it does not know is left alone: schemas of tools are full of extensions.
 */
export function schemaFaults(schema: unknown): readonly ToolSchemaFault[] {
  if (!isRecord(schema)) return [fault([], 'the arguments of a tool are described by a JSON Schema, a mapping')];
  const isObject = [schema.type ?? 'object']
    .flat()
    .some((type) => type === 'object' || !types.includes(type as string));
  const faults = faultsIn(schema);
  return isObject ? faults : [fault(['type'], 'the arguments of a tool are of the type `object`'), ...faults];
}

function faultsIn(schema: unknown): readonly ToolSchemaFault[] {
  if (typeof schema === 'boolean') return [];
  if (!isRecord(schema)) return [fault([], 'a JSON Schema is a mapping')];
  return Object.entries(keywords).flatMap(([key, check]) =>
    Object.hasOwn(schema, key) ? below([key], check(schema[key], schema)) : [],
  );
}

const types: readonly string[] = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

/** What other languages call the types. */
const typesElsewhere: Readonly<Record<string, string>> = {
  str: 'string',
  text: 'string',
  int: 'integer',
  float: 'number',
  double: 'number',
  decimal: 'number',
  bool: 'boolean',
  dict: 'object',
  map: 'object',
  list: 'array',
  none: 'null',
};

const keywords: Readonly<Record<string, Keyword>> = {
  type: typeFaults,
  required: requiredFaults,
  enum: (value) => (Array.isArray(value) ? [] : [fault([], '`enum` is a list of values')]),
  properties: eachOf,
  $defs: eachOf,
  definitions: eachOf,
  items: (value) => (Array.isArray(value) ? listOf(value) : faultsIn(value)),
  additionalProperties: faultsIn,
  not: faultsIn,
  allOf: listOf,
  anyOf: listOf,
  oneOf: listOf,
};

function typeFaults(value: unknown): readonly ToolSchemaFault[] {
  if (!Array.isArray(value)) return typeFault(value, []);
  return value.flatMap((each, index) => typeFault(each, [index]));
}

function typeFault(value: unknown, path: Path): readonly ToolSchemaFault[] {
  if (typeof value !== 'string') return [fault(path, '`type` is the name of a type, or a list of such')];
  if (types.includes(value)) return [];
  const known = value.toLowerCase();
  const replacement = typesElsewhere[known] ?? suggest(known, types);
  const help = didYouMean(replacement) ?? `there are ${ticked(types)}`;
  return [{ path, message: `there is no type \`${value}\``, help, replacement }];
}

function requiredFaults(value: unknown, schema: Schema): readonly ToolSchemaFault[] {
  if (!Array.isArray(value) || !value.every((name) => typeof name === 'string'))
    return [fault([], '`required` is a list of the names of properties, beside `properties`')];
  const { properties } = schema;
  const isOpen = othersGiving.some((key) => Object.hasOwn(schema, key));
  if (!isRecord(properties) || isOpen) return [];
  const known = Object.keys(properties);
  return value.flatMap((name: string, index) => (known.includes(name) ? [] : [unknownProperty(name, index, known)]));
}

/** Properties may come from there, too. */
const othersGiving = ['$ref', '$dynamicRef', 'allOf', 'anyOf', 'oneOf', 'if', 'dependentSchemas', 'patternProperties'];

function unknownProperty(name: string, index: number, known: readonly string[]): ToolSchemaFault {
  const replacement = suggest(name, known);
  const message = `\`properties\` has no \`${name}\`, which is required`;
  return { path: [index], message, help: didYouMean(replacement), replacement };
}

function eachOf(value: unknown): readonly ToolSchemaFault[] {
  if (!isRecord(value)) return [fault([], 'a mapping of names to JSON Schemas is expected')];
  return Object.entries(value).flatMap(([name, schema]) => below([name], faultsIn(schema)));
}

function listOf(value: unknown): readonly ToolSchemaFault[] {
  if (!Array.isArray(value)) return [fault([], 'a list of JSON Schemas is expected')];
  return value.flatMap((schema, index) => below([index], faultsIn(schema)));
}

const fault = (path: Path, message: string): ToolSchemaFault => ({ path, message });

const below = (path: Path, faults: readonly ToolSchemaFault[]): readonly ToolSchemaFault[] =>
  faults.map((each) => ({ ...each, path: [...path, ...each.path] }));
