import type { ModelFailureKind } from '#engine/run/modelClient.ts';
import type { ExchangeNames, FailedExchange } from '../call/failedExchange.ts';
import type { Key } from '../request/key.ts';
import { failed } from '../resolved.ts';
import { readRetryAfter } from './retryAfter.ts';
import { serverMessage } from './serverMessage.ts';

/** What a server sends in the place of an answer. The errors of the SDK have this shape, too. */
export interface RefusedReply {
  readonly responseBody?: string;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  /** What is said where the body says nothing: the words of the status. */
  readonly message: string;
}

/** Describes a reply whose status is 300 or more. */
export function describeStatus(status: number, reply: RefusedReply, names: ExchangeNames, now: Date): FailedExchange {
  const { responseBody = '', responseHeaders = {} } = reply;
  const failure = failed(kindOf(status), `HTTP ${status} from ${names.address}: ${explain(status, reply, names)}`);
  // OpenAI answers 429, too, when the account has no money left, which no waiting mends.
  const passes = (status === 429 && !responseBody.includes('"insufficient_quota"')) || status >= 500;
  return passes ? { ...failure, retry: readRetryAfter(responseHeaders, now) } : failure;
}

function kindOf(status: number): ModelFailureKind {
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'unavailable' : 'rejected';
}

function explain(status: number, reply: RefusedReply, { address, key, hints }: ExchangeNames): string {
  if (status === 401) return explainKey(key);
  if (status < 400) return `it redirects to ${redirectTarget(reply, address)}; set \`url\` to that address`;
  const message = serverMessage(reply.responseBody ?? '', key.value);
  if (message !== undefined) return message;
  return status === 404 ? hints.notFound : reply.message;
}

/** What the server says of a wrong key is left out: it often quotes a part of it. */
function explainKey({ shown }: Key): string {
  return shown === undefined ? 'it needs a key: name one in `key`' : `the key in ${shown} was not accepted`;
}

/** Without the query, which may hold a secret. */
function redirectTarget({ responseHeaders = {} }: RefusedReply, address: string): string {
  const { location = '' } = responseHeaders;
  if (!URL.canParse(location, address)) return 'an address that is none';
  const { origin, pathname } = new URL(location, address);
  return origin + pathname;
}
