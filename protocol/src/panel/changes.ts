import type { Kind } from '#schemas/generated/run.ts';
import type { Segment, Tone, VerdictLabel } from './labels.ts';
import type { Target } from './target.ts';

export interface Changes {
  readonly tiles: readonly ChangeTile[];
  /** In words: `3 more of 120 legitimate requests are refused; could be chance, p = 0.25`. */
  readonly summary: string;
  readonly groups: readonly FlipGroup[];
  /** Cases that only one side evaluated: `6 of 148 cases are not compared, as they need a run`. */
  readonly uncompared?: string;
}

export type ChangeKind = 'new-false-refusal' | 'new-miss' | 'fixed' | 'changed';

export interface ChangeTile {
  readonly change: ChangeKind;
  readonly count: number;
  readonly label: string;
  readonly tone: Tone;
}

/** Flips of one kind that one rule (or the model) decides now. */
export interface FlipGroup {
  /** Tells groups apart. */
  readonly id: string;
  readonly change: ChangeKind;
  /** The rule, or `the model`. */
  readonly title: string;
  /** The rule's place, where a rule decides. */
  readonly target?: Target;
  /** `action · now decides 3` */
  readonly note: string;
  readonly tone: Tone;
  /** How many flips there are. */
  readonly count: number;
  /** The first of them; all that were asked for. */
  readonly flips: readonly FlipRow[];
  /** Whether they were asked for: `unfold` folds them again. */
  readonly unfolded?: boolean;
}

export interface FlipRow {
  readonly key: string;
  readonly case: string;
  readonly kind: Kind;
  readonly change: ChangeKind;
  readonly from: VerdictLabel;
  readonly to: VerdictLabel;
  /** The words that decided, with what is around them. */
  readonly excerpt: readonly Segment[];
  /** What the edit changed in what the rule compares with: `limit now 40`. */
  readonly note?: string;
  /** The twin, and how it ends now. */
  readonly twin?: { readonly key: string; readonly case: string; readonly label: VerdictLabel };
}
