import type { AbortSignalLike } from '#engine/run/modelClient.ts';
import { scrubAnswer, scrubText } from '../reply/scrub.ts';
import { failed, type Ready, ready } from '../resolved.ts';
import { startDeadline } from './deadline.ts';
import type { FailedExchange } from './failedExchange.ts';
import { cancelled } from './retries.ts';
import type { Time } from './time.ts';

export interface ExchangeContext {
  /** How long one exchange may take, in milliseconds; the waits between exchanges are not counted. */
  readonly timeoutMs: number;
  readonly time: Time;
}

/** One request and its reply. */
export interface Exchange<T> {
  /** The base address, for messages. */
  readonly address: string;
  /** What was sent and must not come back in a value or a message: keys. */
  readonly secrets: readonly string[];
  send(signal: AbortSignal): Promise<Ready<T> | FailedExchange>;
  /** Puts what `send` has thrown into words. */
  describe(error: unknown): FailedExchange | Promise<FailedExchange>;
}

/** Makes an exchange, which ends when its time is up or when the user cancels. */
export async function underDeadline<T>(
  { address, secrets, send, describe }: Exchange<T>,
  { timeoutMs }: ExchangeContext,
  signal: AbortSignalLike,
): Promise<Ready<T> | FailedExchange> {
  const deadline = startDeadline(timeoutMs, signal);
  const explain = (error: unknown): FailedExchange | Promise<FailedExchange> => {
    const ended = deadline.ended();
    if (ended === 'cancelled') return cancelled();
    if (ended === 'timeout') return failed('timeout', `no answer from ${address} within ${timeoutMs / 1000} s`);
    return describe(error);
  };
  const result = await send(deadline.signal).catch(explain).finally(deadline.release);
  if (result.kind === 'ready') return ready(secrets.reduce(scrubAnswer<T>, result.value));
  const { kind, message } = result.failure;
  return { ...result, failure: { kind, message: secrets.reduce(scrubText, message) } };
}
