import type { Opinion } from '#engine/opinion/opinion.ts';
import type { AbortSignalLike } from '#engine/run/modelClient.ts';
import type { FailedExchange } from '../call/failedExchange.ts';
import type { Time } from '../call/time.ts';
import { type ExchangeContext, underDeadline } from '../call/underDeadline.ts';
import { isJsonObject, parseJson } from '../json.ts';
import type { GivenOpinion } from '../opinionSource.ts';
import { describeFault, textOf } from '../reply/failures.ts';
import { garbledReason } from '../reply/garbledReason.ts';
import { describeStatus } from '../reply/httpStatus.ts';
import { scrubAnswer } from '../reply/scrub.ts';
import { guardedFetch, ReplyTooLong } from '../request/transport.ts';
import { failed, type Ready, ready } from '../resolved.ts';
import type { ServiceRequest } from './adapter.ts';
import type { Target } from './target.ts';

/** Sends one request to a service and reads its reply. Neither an opinion nor a message holds a key. */
export function exchange(
  target: Target,
  request: ServiceRequest,
  context: ExchangeContext,
  signal: AbortSignalLike,
): Promise<Ready<GivenOpinion> | FailedExchange> {
  const { secrets, names } = target;
  return underDeadline(
    {
      address: names.address,
      secrets,
      send: async (abort) => {
        const started = context.time.now().getTime();
        const reply = await send(target, request, abort);
        const read = readReply(target, request, reply, context.time);
        const durationMs = context.time.now().getTime() - started;
        return read.kind === 'ready' ? ready({ opinion: read.value, durationMs }) : read;
      },
      describe: (error) => describe(error, names.address),
    },
    context,
    signal,
  );
}

interface Reply {
  readonly status: number;
  /** The words of the status. */
  readonly message: string;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
}

async function send(
  { endpoint, headers, secrets }: Target,
  request: ServiceRequest,
  signal: AbortSignal,
): Promise<Reply> {
  const call = guardedFetch({ ...request.query, ...endpoint.query });
  const body = JSON.stringify(request.body);
  const response = await call(endpoint.url + request.path, { method: 'POST', headers, body, signal });
  return {
    status: response.status,
    message: response.statusText,
    responseHeaders: Object.fromEntries(response.headers),
    responseBody: secrets.reduce(scrubAnswer<string>, await response.text()),
  };
}

function readReply(
  { adapter, names }: Target,
  { texts }: ServiceRequest,
  reply: Reply,
  time: Time,
): Ready<Opinion> | FailedExchange {
  const { status, responseBody } = reply;
  const body = parseJson(responseBody);
  if (status >= 300) {
    const objection = adapter.readRefusal?.(status, body, texts);
    return objection ? ready(objection) : describeStatus(status, reply, names, time.now());
  }
  const sent = `${names.address} sent no opinion:`;
  if (!isJsonObject(body)) return failed('garbled', `${sent} ${garbledReason(reply, names)}`);
  const reading = adapter.read(body, texts);
  if (reading.kind === 'opinion') return ready(reading.opinion);
  const why = 'error' in body ? garbledReason(reply, names) : `${reading.reason}; ${names.hints.shape}`;
  return failed('garbled', `${sent} ${why}`);
}

function describe(error: unknown, address: string): FailedExchange {
  if (error instanceof ReplyTooLong) return failed('garbled', `${address} sent no opinion: ${error.message}`);
  return describeFault(error, address) ?? failed('unreachable', `no answer from ${address}: ${textOf(error)}`);
}
