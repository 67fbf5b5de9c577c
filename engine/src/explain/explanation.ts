import type { Match, Seen } from '../compile/outcome.ts';
import type { Location } from '../document/diagnostic.ts';
import type { Judgment, Step, StepError } from '../judge/judgment.ts';
import type { Rule } from '../policy/policy.ts';

/** A clock that only goes forward, in milliseconds. */
export type Elapsed = () => number;

/** A judgment with all that led to it: every rule that was evaluated, also those that did not match. */
export interface Explanation {
  readonly judgment: Judgment;
  /** In the order in which they were evaluated. */
  readonly rules: readonly ExplainedRule[];
}

/** What one rule found in one text or tool call, or in the exchange. */
export interface ExplainedRule {
  readonly rule: Rule;
  /** What it looked at: `user:0`, `call:0`, `rewritten:0`, `output`, `exchange`. */
  readonly on: string;
  readonly outcome: Step['outcome'];
  /** What the outcome counts as; undefined where the rule did not match. */
  readonly verdict?: Step['verdict'];
  /** How long the rule took, in milliseconds. */
  readonly durationMs: number;
  readonly when?: ExplainedCondition;
  readonly unless?: ExplainedCondition;
}

/** What a condition found, and its parts. */
export interface ExplainedCondition {
  /** As written: a CEL expression, a detector's name, `all`, `any` or `not`. */
  readonly text: string;
  readonly at: Location;
  readonly outcome: Step['outcome'];
  readonly matches: readonly Match[];
  /** What the fields that it names were, whatever the outcome. */
  readonly saw: Seen;
  readonly error?: StepError;
  readonly parts: readonly ExplainedCondition[];
}
