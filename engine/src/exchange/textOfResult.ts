/** A result as text, and the kinds of what it holds beside text. */
export interface ResultText {
  readonly text: string;
  readonly unseen: readonly string[];
}

interface Place {
  readonly key: string;
  readonly value: unknown;
  /** The kind of the medium that the value is a part of. */
  readonly medium?: string;
}

/**
 * All that a tool gave back, as text: a text as it is, anything else line by line, as `key: value`. JSON text would hide
 * line ends and quotes in escapes. Walks with a stack of its own, as a tool may nest its result without measure.
 */
export function textOfResult(content: unknown): ResultText {
  if (typeof content === 'string') return { text: content, unseen: [] };
  const lines: string[] = [];
  const unseen = new Set<string>();
  const stack: Place[] = [{ key: '', value: content }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (top.medium !== undefined && isBinary(top.value)) unseen.add(top.medium);
    else lines.push(...lineOf(top));
    for (const place of placesIn(top).toReversed()) stack.push(place);
  }
  return { text: lines.join('\n'), unseen: [...unseen] };
}

function lineOf({ key, value, medium }: Place): readonly string[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'object') return key === '' || medium !== undefined ? [] : [`${key}:`];
  return [key === '' ? String(value) : `${key}: ${value}`];
}

const textTypes = new Set<unknown>(['text', 'input_text', 'output_text']);

/** The keys of the parts in which protocols wrap a result say nothing themselves. */
const wrappers = new Set(['text', 'content', 'json']);

function placesIn({ value, medium: outer }: Place): readonly Place[] {
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return [];
  if (Array.isArray(value)) return value.map((item) => ({ key: '', value: item as unknown, medium: outer }));
  const fields = Object.entries(value);
  const type = fields.find(([key]) => key === 'type')?.[1] as unknown;
  const medium = outer ?? mediumOf(typeof type === 'string' ? type : onlyKey(fields));
  const isMark = (key: string, item: unknown): boolean =>
    key === 'type' && (medium !== undefined || textTypes.has(item));
  return fields
    .filter(([key, item]) => !isMark(key, item))
    .map(([key, item]) => ({ key: wrappers.has(key) ? '' : key, value: item as unknown, medium }));
}

/** `image`, `input_image`, `image_url`, `image-data`, `inlineData` */
const mediumOf = (type: string): string | undefined =>
  /^(?:input_|computer_)?(image|audio|video|file|document|media|inline|screenshot)(?:[_A-Z-]|$)/.exec(type)?.[1];

/** Bedrock and Gemini say what a part is by its only key. */
const onlyKey = (fields: readonly (readonly [string, unknown])[]): string => {
  const [[key, value] = ['', undefined], ...others] = fields;
  return others.length === 0 && typeof value === 'object' ? key : '';
};

/**
 * A picture or file as base64 or as an address that holds it. Only what can be nothing else is left out: text that says
 * of itself that it is a picture is still text.
 */
const isBinary = (value: unknown): boolean =>
  value instanceof Uint8Array ||
  (typeof value === 'string' &&
    (/^data:[^,]*;base64,/.test(value) || (value.length > 64 && /^[\w+/-]+=*$/.test(value))));
