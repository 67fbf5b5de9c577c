import type { RetryAfter } from '../reply/retryAfter.ts';
import type { Key } from '../request/key.ts';
import type { Failed } from '../resolved.ts';

/** What messages may say of an exchange. */
export interface ExchangeNames {
  /** The base address. */
  readonly address: string;
  readonly key: Key;
}

export interface FailedExchange extends Failed {
  /** Present where the next exchange may go well. */
  readonly retry?: RetryAfter;
}
