import type { RetryAfter } from '../reply/retryAfter.ts';
import type { Key } from '../request/key.ts';
import type { Failed } from '../resolved.ts';

/** What messages may say of an exchange. */
export interface ExchangeNames {
  /** The base address. */
  readonly address: string;
  readonly key: Key;
  readonly hints: ExchangeHints;
}

/** What may be wrong with the settings, by what came back. */
export interface ExchangeHints {
  /** HTTP 404. */
  readonly notFound: string;
  /** A page of HTML. */
  readonly webPage: string;
  /** JSON of another shape. */
  readonly shape: string;
}

export interface FailedExchange extends Failed {
  /** Present where the next exchange may go well. */
  readonly retry?: RetryAfter;
}
