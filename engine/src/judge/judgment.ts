import type { AnswerKind } from '../answer/classifyAnswer.ts';
import type { ErrorReason, Match, Seen } from '../compile/outcome.ts';
import type { Span } from '../detect/finding.ts';
import type { Exchange, ToolCall } from '../exchange/exchange.ts';
import type { Layer, Verdict } from '../policy/policy.ts';

/** What one rule found in one text or tool call, and what that counts as. */
export interface Step {
  readonly layer: Layer;
  /** What the rule looked at: `user:0`, `tool:0`, `document:1`, `call:0`, `rewritten:0`, `output`, `exchange`. */
  readonly on: string;
  /** The rule's id, or a pseudo rule: `unmatched_action`, `unknown_tool`, `unreadable_arguments`. */
  readonly rule: string;
  readonly outcome: 'matched' | 'not_matched' | 'error';
  readonly verdict: Verdict;
  /** In shadow mode: recorded, and decides nothing. */
  readonly shadow: boolean;
  readonly matches: readonly Match[];
  readonly saw?: Seen;
  /** Of a rule that matched and replaces the text: by what. */
  readonly replacement?: string;
  readonly message?: string;
  readonly error?: StepError;
}

export interface StepError {
  readonly reason: ErrorReason;
  readonly message: string;
}

export interface DecidedBy {
  readonly layer: Layer;
  readonly rule: string;
}

export interface JudgedCall extends ToolCall {
  readonly verdict: Verdict;
  /** What would run in its place, where a rule redacts or rewrites it. */
  readonly runs?: ToolCall;
}

/** What a layer found: its steps (rules that matched or failed), and how many rules it evaluated. */
export interface LayerJudgment {
  readonly steps: readonly Step[];
  readonly evaluated: number;
}

/** What the input layer found, and what the model is given: the exchange with redactions and replacements made. */
export interface InputJudgment extends LayerJudgment {
  /** A `block`: the model is not called. */
  readonly isBlocked: boolean;
  readonly passedOn: Exchange;
}

/** What a policy decides about an exchange, and why. */
export interface Judgment {
  readonly verdict: Verdict;
  /** The first of the strictest steps that count; null where no rule matched. */
  readonly decidedBy: DecidedBy | null;
  readonly steps: readonly Step[];
  readonly evaluated: Readonly<Record<Layer, number>>;
  readonly answer: AnswerKind;
  /** The words of the answer that show a refusal. */
  readonly answerSpans: readonly Span[];
  readonly calls: readonly JudgedCall[];
  /** What the user would see. */
  readonly shown: string;
}
