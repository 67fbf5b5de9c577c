import { isJsonObject, parseJson } from '../json.ts';
import { scrubText } from './scrub.ts';

/** Enough for what servers say; some send back the whole request. In UTF-16 code units. */
const LONGEST_MESSAGE = 300;

/**
 * What the server itself says of an error, in one line and without the key: `error.message`, `error`, `message` or
 * `detail` of a JSON body, or a body of plain text. A page of HTML says nothing.
 */
export function serverMessage(body: string, key: string | undefined): string | undefined {
  const text = messageIn(parseJson(body)) ?? (/^\s*[<{[]/.test(body) ? '' : body);
  // The key goes before the end is cut off: a part of a key could not be found any more.
  const line = scrubText(text, key).replace(/\s+/g, ' ').trim();
  if (line === '') return undefined;
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line;
}

function messageIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!isJsonObject(value)) return undefined;
  return messageIn(value.error) ?? messageIn(value.message) ?? messageIn(value.detail);
}
