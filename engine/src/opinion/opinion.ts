/** A text that an opinion is asked about, by its name in the exchange: `user:0`, `document:1`, `call:0`, `output`. */
export interface OpinionText {
  readonly on: string;
  readonly text: string;
}

/**
 * What a rule wants to know of a judge (a model that answers a question) or of a classifier (a moderation or guardrail
 * service). All of it but the rule's id can change the opinion; thresholds are not in it, so that they can be edited
 * without asking again.
 */
export type OpinionRequest = JudgeRequest | ClassifierRequest;

export interface JudgeRequest {
  readonly kind: 'judge';
  /** The id of the rule that asks: recorded opinions of a case are found by it. It is no part of a key. */
  readonly rule: string;
  /** The name of the model in the settings. */
  readonly model: string;
  readonly question: string;
  readonly texts: readonly OpinionText[];
}

export interface ClassifierRequest {
  readonly kind: 'classifier';
  readonly rule: string;
  /** The name of the service in the settings. */
  readonly service: string;
  readonly texts: readonly OpinionText[];
}

/** What a judge or a classifier says of an exchange. */
export interface Opinion {
  /** A judge: the answer to the question is yes. A classifier: it objects. */
  readonly holds: boolean;
  /** From 0 to 1: how sure it is of what it says, where it says so. */
  readonly confidence?: number;
  /** In its own words: untrusted text. */
  readonly reason?: string;
  /** What a classifier found, by its own names of categories. Empty where it names none. */
  readonly categories?: readonly OpinionCategory[];
  /** Where it found it, in the texts that it was asked about. */
  readonly spans?: readonly OpinionSpan[];
}

export interface OpinionCategory {
  readonly name: string;
  /** Whether the service itself counts the category as found. */
  readonly found: boolean;
  /** From 0 to 1, where the service gives a score. */
  readonly score?: number;
}

export interface OpinionSpan {
  readonly on: string;
  readonly start: number;
  readonly end: number;
  /** The category, in the service's name for it. */
  readonly label: string;
}

/** An opinion, or why there is none. */
export type OpinionReply =
  | { readonly kind: 'opinion'; readonly opinion: Opinion }
  | { readonly kind: 'failure'; readonly reason: OpinionFailure; readonly message: string };

/** `timeout` and `service_failed` are of the service; `not_asked` says that nobody has asked it yet. */
export type OpinionFailure = 'timeout' | 'service_failed' | 'not_asked';

/** The opinions that are there. It never asks: undefined where there is none yet. */
export type Opinions = (request: OpinionRequest) => OpinionReply | undefined;

export const noOpinions: Opinions = () => undefined;

/** What two requests for the same opinion have in common, and no others. */
export function opinionKey(request: OpinionRequest): string {
  const { rule: _, ...asked } = request;
  return JSON.stringify(asked);
}
