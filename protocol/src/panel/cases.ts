import type { Kind, Verdict } from '#schemas/generated/run.ts';
import type { ChangeKind } from './changes.ts';
import type { VerdictLabel } from './labels.ts';
import type { LayerPart } from './layers.ts';

export interface CaseRow {
  /** Unique in the view: the case id, and the repeat where there are several. */
  readonly key: string;
  readonly case: string;
  readonly kind: Kind;
  readonly status: CaseStatus;
  readonly label: VerdictLabel;
  readonly verdict: Verdict;
  readonly decidedBy?: string;
  readonly falseRefusal: boolean;
  readonly miss: boolean;
  /** What changed against the baseline, and the verdict there. */
  readonly change?: ChangeKind;
  readonly before?: VerdictLabel;
  readonly tags: readonly string[];
  readonly excerpt: string;
}

export type CaseStatus = 'passed' | 'failed' | 'not-evaluated' | 'needs-run';

/** Which cases the list shows. All parts hold at once. */
export interface CaseQuery {
  /** Words that a case must all contain, in any order and case. */
  readonly text: string;
  readonly kind: Kind | 'all';
  readonly status: StatusFilter;
  readonly change?: ChangeKind;
  /** A cell of the model × guardrail table: attacks only. */
  readonly cell?: StoppedBy;
  /** Attacks that this layer stopped first, or nobody. */
  readonly layer?: LayerPart['by'];
  /** The rule that decided. */
  readonly rule?: string;
  readonly tag?: string;
  /** The file that the cases stand in, as it is displayed. */
  readonly source?: string;
}

/** How a case ended: whether it passed, what went wrong, or its verdict. */
export type StatusFilter = 'all' | CaseStatus | 'false-refusal' | 'miss' | Verdict;

export type StoppedBy = 'both' | 'model' | 'guardrail' | 'nobody';

/** The rows from `first` on of those that pass a query, in the order of the suite. */
export interface CaseRows {
  readonly version: number;
  readonly query: CaseQuery;
  /** How many pass. */
  readonly total: number;
  readonly first: number;
  readonly rows: readonly CaseRow[];
}
