import type { Kind } from '#schemas/generated/run.ts';
import type { CaseStatus } from './cases.ts';
import type { Segment, Tone, VerdictLabel } from './labels.ts';
import type { Target } from './target.ts';

/** One case, as its pipeline. */
export interface CaseView {
  readonly key: string;
  readonly case: string;
  readonly kind: Kind;
  readonly expected: string;
  readonly label: VerdictLabel;
  /** The verdict of the baseline, where it is another one. */
  readonly before?: VerdictLabel;
  readonly status: CaseStatus;
  /** What was not as expected, or why the case was not evaluated. */
  readonly failures: readonly string[];
  readonly target?: Target;
  readonly twin?: { readonly key: string; readonly case: string; readonly label: VerdictLabel };
  readonly stages: readonly Stage[];
  readonly shown: string;
  /** For a held action: what the approver needs to know. */
  readonly approver?: string;
}

export interface Stage {
  readonly title: string;
  readonly note?: string;
  readonly tone: Tone;
  readonly texts: readonly { readonly label?: string; readonly code: boolean; readonly segments: readonly Segment[] }[];
  readonly rules: readonly RuleNote[];
  /** `2 rules passed` */
  readonly passed?: string;
}

export interface RuleNote {
  readonly id: string;
  readonly target?: Target;
  /** `support.policy.yaml:31` */
  readonly place?: string;
  readonly verdict: VerdictLabel;
  /** `redacted 1 span`, `blocked 1 span, hidden as base64`, `shadow: would block`, `could not be evaluated: …` */
  readonly note: string;
  /** The rule's condition as written, where it has one in CEL. */
  readonly condition?: string;
  /** What was said by whom the rule asks. */
  readonly opinion?: OpinionNote;
  /** `args.amount` is 55 · `values.refund_limit` is 40, which was 100 at git HEAD */
  readonly saw: readonly { readonly name: string; readonly value: string; readonly was?: string }[];
}

/** What a judge or a classifier said. */
export interface OpinionNote {
  /** Its name in the settings. */
  readonly by: string;
  /** What a judge was asked. */
  readonly question?: string;
  /** A judge: `yes, 93 % sure`. A classifier: the categories that it found. */
  readonly says: string;
  /** In its own words: untrusted text. */
  readonly reason?: string;
}
