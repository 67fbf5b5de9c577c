import type { Answer, Exchange } from '../exchange/exchange.ts';
import type { Opinions } from '../opinion/opinion.ts';

/** An exchange with the answer that was given, and the opinions that were recorded. */
export interface RecordedExchange {
  readonly exchange: Exchange;
  readonly answer: Answer;
  readonly opinions?: Opinions;
  /** The opinions that rules of the input layer want, where they are other ones. */
  readonly inputOpinions?: Opinions;
}
