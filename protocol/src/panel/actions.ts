import type { Segment, Tone, VerdictLabel } from './labels.ts';
import type { Target } from './target.ts';

/** What would become of proposed tool calls. Nothing of it is ever executed. */
export interface ActionsView {
  /** `tool issue_refund`, `rule refund-over-limit`, `pasted trace`, `pasted trace, tool issue_refund`, `all tools`. */
  readonly title: string;
  readonly scope: ActionScope;
  /** Each tool with its count of calls, to narrow down to: those of the suite, or those of the trace. */
  readonly tools: readonly { readonly name: string; readonly count: number }[];
  readonly parts: readonly {
    readonly fate: CallFate;
    readonly label: string;
    readonly count: number;
    readonly tone: Tone;
  }[];
  /** The first of them, the stopped ones before the others; all that were asked for. */
  readonly calls: readonly CallRow[];
  /** Whether all were asked for: `unfold` folds them again. */
  readonly unfolded?: boolean;
  readonly count: number;
  /** What could not be read of a trace: `2 of 40 calls have arguments that are no JSON`. */
  readonly problem?: string;
}

export type ActionScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'tool'; readonly tool: string }
  | { readonly kind: 'rule'; readonly rule: string }
  /** The trace that was pasted last: all of it, or one tool. */
  | { readonly kind: 'trace'; readonly tool?: string };

export type CallFate = 'runs' | 'rewritten' | 'held' | 'blocked';

export interface CallRow {
  /** The case that proposes it; absent for a call of a pasted trace. */
  readonly key?: string;
  readonly case?: string;
  /** Its number in the pasted trace, where its exchange can be made a case. */
  readonly inTrace?: number;
  readonly fate: CallFate;
  readonly label: VerdictLabel;
  /** As it is proposed, with the arguments marked that decided. */
  readonly proposed: readonly Segment[];
  /** As it would run, where that is another call. */
  readonly runs?: readonly Segment[];
  readonly rule?: string;
  readonly target?: Target;
  /** `args.amount is 55 · values.refund_limit is 40` */
  readonly why?: string;
  /** What the user gets in its place. */
  readonly message?: string;
  /** What the approver of a held call sees. */
  readonly approver?: string;
}
