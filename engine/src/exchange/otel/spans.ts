import { asFields, asList, asText, type Fields } from '../json.ts';
import { momentOf } from '../moment.ts';
import type { ReadPath } from '../readProblem.ts';
import { plainValueOf, readAttributes } from './attributes.ts';

/** A span of OpenTelemetry, or the log records that belong to one. */
export interface Span {
  readonly path: ReadPath;
  readonly attributes: Fields;
  readonly events: readonly SpanEvent[];
  readonly traceId?: string;
  readonly spanId?: string;
  /** When it started, in milliseconds since the epoch. */
  readonly at?: number;
}

export interface SpanEvent {
  readonly name: string;
  readonly attributes: Fields;
  readonly path: ReadPath;
}

/**
 * The spans of an export of OTLP/JSON (`resourceSpans`, `resourceLogs`, or what is in one of them), a single span, or a
 * list of them; undefined where the value is none of these.
 */
export function findSpans(value: unknown): readonly Span[] | undefined {
  const list = asList(value)?.map(asFields);
  if (list && list.length > 0 && list.every((item) => item && isSpan(item)))
    return list.flatMap((item, index) => (item ? [readSpanShape(item, [index])] : []));
  const fields = asFields(value);
  if (!fields) return undefined;
  if (isSpan(fields)) return [readSpanShape(fields, [])];
  const found = [...walk(fields, spanWays, []).map(({ item, path }) => readSpanShape(item, path)), ...logSpans(fields)];
  return found.length > 0 || containers.some((key) => asList(fields[key])) ? found : undefined;
}

const spanWays = ['resourceSpans', 'scopeSpans', 'spans'];
const logWays = ['resourceLogs', 'scopeLogs', 'logRecords'];
const containers = [...spanWays, ...logWays];

interface Placed {
  readonly item: Fields;
  readonly path: ReadPath;
}

/** Each list may be the outermost: collectors cut exports at any level. */
function walk(fields: Fields, [way, ...deeper]: readonly string[], path: ReadPath): readonly Placed[] {
  if (way === undefined) return [{ item: fields, path }];
  const list = asList(fields[way]);
  if (!list) return deeper.length > 0 ? walk(fields, deeper, path) : [];
  return list.flatMap((item, index) => {
    const inner = asFields(item);
    return inner ? walk(inner, deeper, [...path, way, index]) : [];
  });
}

/** A span has attributes, and a name or an id of its own. */
const isSpan = (fields: Fields): boolean =>
  typeof fields.attributes === 'object' &&
  fields.attributes !== null &&
  ('name' in fields || 'spanId' in fields || 'span_id' in fields || 'eventName' in fields);

function readSpanShape(item: Fields, path: ReadPath): Span {
  const context = asFields(item.context) ?? asFields(item.spanContext) ?? item;
  const events = (asList(item.events) ?? []).map((event, index) => readEvent(event, [...path, 'events', index]));
  const own = eventNameOf(item) === undefined ? [] : [readEvent(item, path)];
  return {
    path,
    attributes: readAttributes(item.attributes),
    events: [...events, ...own],
    traceId: asText(context.traceId ?? context.trace_id),
    spanId: asText(context.spanId ?? context.span_id ?? item.id),
    at: momentOf(item.startTimeUnixNano ?? item.timeUnixNano ?? item.start_time ?? item.startTime ?? item.timestamp),
  };
}

function readEvent(value: unknown, path: ReadPath): SpanEvent {
  const event = asFields(value) ?? {};
  const body = asFields(plainValueOf(event.body));
  return {
    name: eventNameOf(event) ?? asText(event.name) ?? '',
    attributes: { ...readAttributes(event.attributes), ...body },
    path,
  };
}

const eventNameOf = ({ eventName, attributes }: Fields): string | undefined =>
  asText(eventName) ?? asText(readAttributes(attributes)['event.name']);

/** Log records of one span are its events. */
function logSpans(fields: Fields): readonly Span[] {
  const bySpan = new Map<string, Span>();
  for (const { item, path } of walk(fields, logWays, [])) {
    const record = readSpanShape(item, path);
    const key = record.spanId ?? `at ${path.join('/')}`;
    const known = bySpan.get(key);
    const joined = known && {
      ...known,
      attributes: { ...known.attributes, ...record.attributes },
      events: [...known.events, ...record.events],
    };
    bySpan.set(key, joined ?? record);
  }
  return [...bySpan.values()];
}
