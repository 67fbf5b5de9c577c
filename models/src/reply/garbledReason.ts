import type { APICallError } from '@ai-sdk/provider';
import { isJsonObject, parseJson } from '../json.ts';
import type { Key } from '../request/key.ts';
import { ReplyTooLong } from '../request/transport.ts';
import { serverMessage } from './serverMessage.ts';

/** Why a reply of status 2xx is not the one that the protocol describes. */
export function garbledReason({ cause, responseBody = '', responseHeaders = {} }: APICallError, key: Key): string {
  if (cause instanceof ReplyTooLong) return cause.message;
  if (responseBody.trim() === '') return 'the reply is empty';
  if (/^\s*</.test(responseBody)) return 'the reply is a web page; is `url` the base address of the model?';
  const body = parseJson(responseBody);
  const type = responseHeaders['content-type'] ?? 'no type';
  if (body === undefined) return `the reply is not JSON, or not all of it (${type})`;
  // Some gateways report an error with status 200.
  const message = isJsonObject(body) && 'error' in body ? serverMessage(responseBody, key.value) : undefined;
  return message ?? 'the reply is JSON of another shape; does `provider` name the right protocol?';
}
