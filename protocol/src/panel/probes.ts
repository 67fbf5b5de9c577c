import type { Verdict } from '#schemas/generated/run.ts';
import type { Segment, VerdictLabel } from './labels.ts';
import type { Target } from './target.ts';

/** A question that is kept in view, and answered again on each edit. */
export interface ProbeRow {
  readonly id: string;
  /** What it is called; without it, its subject stands in its place. */
  readonly label?: string;
  /** A text, or a tool call. */
  readonly subject: readonly Segment[];
  readonly verdict: VerdictLabel;
  /** Absent where it wants nothing in particular. */
  readonly wanted?: Verdict;
  readonly ok: boolean;
  readonly rule?: string;
  readonly target?: Target;
  /** Why there is no verdict. */
  readonly problem?: string;
}

/** Why there are no probes, or why the last change of them came to nothing: `cannot write …`. */
export interface ProbesProblem {
  readonly message: string;
  /** Whether it is of a change, which is over. Of a file that cannot be read it is told until it can. */
  readonly dismissible: boolean;
}
