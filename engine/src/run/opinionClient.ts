import type { Opinion, OpinionRequest } from '../opinion/opinion.ts';
import type { AbortSignalLike, ModelFailure } from './modelClient.ts';

export interface OpinionAnswer {
  readonly opinion: Opinion;
  /** Replayed, and not asked for just now. */
  readonly cached: boolean;
  /** When the opinion was given (ISO 8601, UTC), where known. */
  readonly recordedAt?: string;
  /** How long the service took, in milliseconds, where known. */
  readonly durationMs?: number;
}

export type OpinionClientReply =
  | { readonly kind: 'answer'; readonly answer: OpinionAnswer }
  | { readonly kind: 'failure'; readonly failure: ModelFailure };

/** What the engine needs of judges and classifiers; models/ implements it. It never throws: a failure is a reply. */
export interface OpinionClient {
  /** Whether there is a recorded opinion, so that asking costs nothing. */
  has(request: OpinionRequest): boolean;
  ask(request: OpinionRequest, signal: AbortSignalLike): Promise<OpinionClientReply>;
}
