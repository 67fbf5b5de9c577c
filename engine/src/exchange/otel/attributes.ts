import { asFields, asList, type Fields } from '../json.ts';

/**
 * Attributes of OpenTelemetry as plain values by their names: a list of keys and typed values, as OTLP/JSON has them
 * (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding), or a mapping, as exporters to consoles and files write.
 */
export function readAttributes(value: unknown): Fields {
  const list = asList(value);
  return list ? mapOf(list) : (asFields(value) ?? {});
}

/** A typed value of OTLP as a plain one: `{ stringValue: 'a' }` is `a`. What has no type of OTLP is a plain value already. */
export function plainValueOf(value: unknown): unknown {
  const fields = asFields(value);
  const [type, held] = Object.entries(fields ?? {})[0] ?? [];
  const read = type !== undefined && Object.hasOwn(readers, type) ? readers[type] : undefined;
  return read ? read(held) : value;
}

const asItself = (value: unknown): unknown => value;

/** Whole numbers of 64 bits are texts in JSON. */
const readers: Readonly<Record<string, (value: unknown) => unknown>> = {
  stringValue: asItself,
  boolValue: asItself,
  doubleValue: Number,
  intValue: Number,
  bytesValue: asItself,
  arrayValue: (value) => (asList(asFields(value)?.values) ?? []).map(plainValueOf),
  kvlistValue: (value) => mapOf(asList(asFields(value)?.values) ?? []),
};

/** Without a prototype: a name in a log is no name of a member. */
function mapOf(entries: readonly unknown[]): Fields {
  const map: Record<string, unknown> = Object.create(null);
  for (const entry of entries.map(asFields))
    if (typeof entry?.key === 'string') map[entry.key] = plainValueOf(entry.value);
  return map;
}
