/** What stands where a key stood. */
const MASK = '[key]';

/** A shorter key is a placeholder for a server that wants none, such as `x` or `EMPTY`, and may be a common word. */
const SHORTEST_SECRET = 8;

/** Takes a key out of a text, also where it is percent-encoded or escaped as in JSON, in whatever case. */
export function scrubText(text: string, key: string | undefined): string {
  if (!key) return text;
  const forms = new Set([key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1)]);
  const pattern = [...forms].map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return text.replace(new RegExp(pattern, 'gi'), MASK);
}

/** Takes a key out of an answer, so that no record holds it even if the server hands it back. */
export function scrubAnswer<T>(answer: T, key: string | undefined): T {
  if (key === undefined || key.length < SHORTEST_SECRET) return answer;
  return mapText(answer, (text) => scrubText(text, key)) as T;
}

function mapText(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((item) => mapText(item, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [map(name), mapText(item, map)]));
}
