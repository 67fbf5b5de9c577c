import type { ExchangeNames } from '../call/failedExchange.ts';
import { isJsonObject, parseJson } from '../json.ts';
import { ReplyTooLong } from '../request/transport.ts';
import { serverMessage } from './serverMessage.ts';

/** A reply as it was sent, or the fault in reading it. The errors of the SDK have this shape, too. */
export interface GarbledReply {
  readonly cause?: unknown;
  readonly responseBody?: string;
  readonly responseHeaders?: Readonly<Record<string, string>>;
}

/** Why a reply of status 2xx is not the one that the protocol describes. */
export function garbledReason(
  { cause, responseBody = '', responseHeaders = {} }: GarbledReply,
  { key, hints }: ExchangeNames,
): string {
  if (cause instanceof ReplyTooLong) return cause.message;
  if (responseBody.trim() === '') return 'the reply is empty';
  if (/^\s*</.test(responseBody)) return `the reply is a web page; ${hints.webPage}`;
  const body = parseJson(responseBody);
  const type = responseHeaders['content-type'] ?? 'no type';
  if (body === undefined) return `the reply is not JSON, or not all of it (${type})`;
  // Some gateways report an error with status 200.
  const message = isJsonObject(body) && 'error' in body ? serverMessage(responseBody, key.value) : undefined;
  return message ?? `the reply is JSON of another shape; ${hints.shape}`;
}
