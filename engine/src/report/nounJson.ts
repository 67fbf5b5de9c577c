import { prettyJson } from './prettyJson.ts';

/**
 * A noun of the engine as JSON, for `show`: maps become objects, and what only a program can use (functions) is left out.
 */
export const nounJson = (noun: unknown): string => prettyJson(plainValue(noun));

function plainValue(value: unknown): unknown {
  if (value instanceof Map) return mapValue([...value]);
  if (Array.isArray(value)) return value.map(plainValue);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainValue(item)]));
}

/** What is found by a text is an object; what is found by something else, a list of pairs. */
function mapValue(entries: readonly (readonly [unknown, unknown])[]): unknown {
  return entries.every(([key]) => typeof key === 'string')
    ? Object.fromEntries(entries.map(([key, item]) => [key, plainValue(item)]))
    : entries.map(([key, item]) => ({ key: plainValue(key), value: plainValue(item) }));
}
