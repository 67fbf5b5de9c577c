/** A JSON value that is neither a list nor a plain one. */
export type Fields = Readonly<Record<string, unknown>>;

export function asFields(value: unknown): Fields | undefined {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : undefined;
}

export const asList = (value: unknown): readonly unknown[] | undefined => (Array.isArray(value) ? value : undefined);

export const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The value of a JSON text, or why it is none, in this project's words. Of a key that stands there twice, the last counts. */
export function parseJson(text: string): { readonly value: unknown } | { readonly message: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const [, what = words] = /^(.*?)(?: in JSON at position|, (?:\.\.\.)?"|$)/s.exec(words) ?? [];
    return { message: `not JSON: ${what.charAt(0).toLowerCase()}${what.slice(1).replaceAll("'", '`')}` };
  }
}

/** A JSON value in words: `a list`, `nothing`. */
export function nameOfValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? 'a text' : `\`${String(value)}\``;
}
