/** A type as cel-js declares it: a type name, or the fields of an object. */
export type CelType = string | { readonly [field: string]: CelType };

type JsonSchema = Readonly<Record<string, unknown>>;

const scalarTypes: Readonly<Record<string, string>> = {
  string: 'string',
  boolean: 'bool',
  number: 'double',
  integer: 'double',
};

/**
 * The CEL type of what a JSON Schema describes. JSON has one kind of number, so all numbers are doubles.
 * What a schema leaves open (unions, `null`, references) is `dyn`.
 */
export function typeOfSchema(schema: unknown): CelType {
  if (!isRecord(schema) || typeof schema.type !== 'string') return enumType(schema) ?? 'dyn';
  if (schema.type === 'object') return objectType(schema);
  if (schema.type === 'array') return listType(typeOfSchema(schema.items));
  return scalarTypes[schema.type] ?? 'dyn';
}

/** The CEL type of a constant. Lists of one type are typed; objects are typed field by field. */
export function typeOfValue(value: unknown): CelType {
  if (Array.isArray(value)) return listOfValues(value);
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, typeOfValue(item)]));
  if (typeof value === 'number') return 'double';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'string' ? 'string' : 'dyn';
}

function objectType(schema: JsonSchema): CelType {
  const properties = isRecord(schema.properties) ? Object.entries(schema.properties) : [];
  if (properties.length === 0) return 'map<string, dyn>';
  return Object.fromEntries(properties.map(([name, property]) => [name, typeOfSchema(property)]));
}

/** Lists of objects are lists of maps: cel-js has no names for object types inside a list. */
const listType = (item: CelType): CelType => `list<${typeof item === 'string' ? item : 'dyn'}>`;

function listOfValues(values: readonly unknown[]): CelType {
  const types = new Set(values.map((value) => JSON.stringify(typeOfValue(value))));
  const [only] = types;
  return listType(types.size === 1 && only !== undefined ? (JSON.parse(only) as CelType) : 'dyn');
}

function enumType(schema: unknown): CelType | undefined {
  return isRecord(schema) && Array.isArray(schema.enum) && schema.enum.every((value) => typeof value === 'string')
    ? 'string'
    : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
