import type { Finding } from '../detect/finding.ts';

/** A text that a rule looks at: `on` names it (`user:0`, `document:1`, `output`, `call:0/body`). */
export interface TextPart {
  readonly on: string;
  readonly text: string;
}

/** What the conditions of a rule look at: one text, or one tool call with its text arguments. */
export interface Subject {
  readonly texts: readonly TextPart[];
  /** What CEL sees: `text`, or `args` and `tool`; `session`, `values`, `messages`. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Where a condition holds: a finding in one of the subject's texts. */
export interface Match extends Finding {
  readonly on: string;
}

/** What a condition found. `saw` is what the fields that it names were. */
export type Outcome =
  | { readonly kind: 'matched'; readonly matches: readonly Match[]; readonly saw?: Readonly<Record<string, unknown>> }
  | { readonly kind: 'not_matched' }
  | { readonly kind: 'error'; readonly message: string; readonly saw?: Readonly<Record<string, unknown>> };

export type Evaluate = (subject: Subject) => Outcome;

export const notMatched: Outcome = { kind: 'not_matched' };

/** Where a detector holds in a text; empty where it does not. It never throws. */
export type FindInText = (text: string) => readonly Finding[];
