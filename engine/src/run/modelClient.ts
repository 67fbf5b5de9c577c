import type { Message, ToolCall, ToolDefinition, UntrustedDocument } from '../exchange/exchange.ts';

/** Everything that a model is asked. All of it can change the answer. */
export interface ModelRequest {
  readonly system?: string;
  readonly messages: readonly Message[];
  readonly documents: readonly UntrustedDocument[];
  readonly tools: readonly ToolDefinition[];
  /** Which repeat this is, counted from 0: a repeat is never served from another one's answer. */
  readonly repeat: number;
  /** The case that asks; recorded models look their answer up by it. It is not sent, and is no part of a key. */
  readonly caseId: string;
}

export interface ModelAnswer {
  readonly output?: string;
  readonly calls: readonly ToolCall[];
  /** Replayed, and not asked for just now. */
  readonly cached: boolean;
  /** When the answer was given (ISO 8601, UTC), where known. */
  readonly recordedAt?: string;
  /** How long the model took, in milliseconds, where known. */
  readonly durationMs?: number;
}

export type ModelFailureKind =
  | 'no-answer' // a recorded model has no answer to this request
  | 'no-key' // the key that the settings name is not set
  | 'unauthorized' // HTTP 401, 403
  | 'rate-limited' // HTTP 429, after the retries
  | 'unavailable' // HTTP 5xx, after the retries
  | 'rejected' // any other HTTP 4xx
  | 'unreachable' // no connection
  | 'timeout'
  | 'garbled' // the reply is not what the protocol says
  | 'cancelled';

/** Why there is no answer. `message` is for people and holds no key. */
export interface ModelFailure {
  readonly kind: ModelFailureKind;
  readonly message: string;
}

export type ModelReply =
  | { readonly kind: 'answer'; readonly answer: ModelAnswer }
  | { readonly kind: 'failure'; readonly failure: ModelFailure };

/** What a run record says of the model. */
export interface ModelIdentity {
  readonly name: string;
  readonly provider: string;
  readonly model: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What the engine needs of a model; models/ implements it. It never throws: a failure is a reply. */
export interface ModelClient {
  readonly identity: ModelIdentity;
  /** Whether there is a recorded answer, so that asking costs nothing. */
  has(request: ModelRequest): boolean;
  ask(request: ModelRequest, signal: AbortSignalLike): Promise<ModelReply>;
}

/** The part of AbortSignal that the engine needs; it has no DOM types. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
