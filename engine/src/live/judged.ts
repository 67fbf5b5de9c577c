import type { Result } from '#schemas/generated/run.ts';
import type { Layer } from '../policy/policy.ts';
import type { Decider } from '../rejudge/verdicts.ts';
import type { Ending } from '../run/expectation.ts';
import type { Kind } from '../suite/suite.ts';

/**
 * Cases that were judged: by a policy on recorded answers just now, or in a run that is stored. What many are counted by
 * stands in columns, so that 100,000 can be looked through between two keystrokes; what one looks like is made when
 * somebody looks. Cases are known by their index, from 0 to `size`, in the order of the suite.
 */
export interface JudgedCases {
  readonly size: number;
  readonly columns: CaseColumns;
  /** What cases are counted by, however they are judged: one object for all judgments of the same cases. */
  readonly facts: CaseFacts;
  /** What a case is, however it is judged. */
  identity(index: number): CaseIdentity;
  /** The case with this key; undefined where there is none. */
  find(key: string): number | undefined;
  /** The words that a list shows of a case: the user's last, in one line, at most 120 characters. */
  excerpt(index: number): string;
  /** The tool calls that the answers propose. */
  readonly calls: CallColumns;
  /** The whole result, with its steps and texts: judged, or read, when it is asked for. Costs up to a millisecond. */
  result(index: number): Result;
}

/** Cases that were judged just now: what each rule found is still known. */
export interface RejudgedCases extends JudgedCases {
  /**
   * In how many of the evaluated cases a rule matches or fails, whoever decides: in what was said and proposed, not in what
   * other rules make of it.
   */
  reachedBy(rule: string): number;
}

export interface CaseIdentity {
  /** As `keyOf`: the id, and the repeat where there are several. */
  readonly key: string;
  readonly case: string;
  readonly repeat?: number;
  readonly kind: Kind;
  readonly should: Ending['should'];
  readonly tags: readonly string[];
  /** The id of the twin. */
  readonly twin?: string;
  /** The path of the file that the case stands in: the suite, or a data set; undefined where a record does not say. */
  readonly source?: string;
}

/** Each array has an entry for each case, but for the numbers of the tags. */
export interface CaseFacts {
  /** The number of the kind in `kinds`. */
  readonly kinds: Uint8Array;
  /** What the case counts for: its number in `shoulds`. */
  readonly should: Uint8Array;
  readonly tags: readonly string[];
  /** The numbers in `tags` of the tags of all cases; those of a case begin at `tagsFrom` and end where the next one's begin. */
  readonly tagNumbers: Int32Array;
  readonly tagsFrom: Int32Array;
  readonly sources: readonly string[];
  /** The number in `sources` of the file that the case stands in; -1 where it is not known. */
  readonly sourceOf: Int32Array;
}

export const shoulds = ['pass', 'stop', 'neither'] as const satisfies readonly Ending['should'][];

/** Each array has an entry for each case. */
export interface CaseColumns {
  /** How strict the verdict is: its number in `verdicts`. */
  readonly verdicts: Uint8Array;
  /** Who decided: its number in `deciders`; -1 for nobody. */
  readonly decidedBy: Int32Array;
  readonly deciders: readonly Decider[];
  /** What the model did: its number in `answerKinds`. */
  readonly answers: Uint8Array;
  /** Who stopped the case, as flags (`stoppers`). */
  readonly stoppedBy: Uint8Array;
  /**
   * Who would stop the case if it were there alone, as flags (`stoppers`): also what a blocked input keeps others from
   * seeing. `unanswered` where nothing but the input can be judged, as there is no answer.
   */
  readonly alone: Uint8Array;
  /** How it ended, as flags (`endings`). */
  readonly endings: Uint8Array;
}

/** Flags of `stoppedBy`, in the order in which they count. */
export const stoppers = { model: 1, input: 2, action: 4, output: 8, review: 16 } as const satisfies Record<
  'model' | Layer,
  number
>;

/** A flag of `alone`, beside the stoppers. */
export const unanswered = 32;

/** Flags of `endings`. A case that was not evaluated has neither passed nor failed; one that needs a run is not evaluated. */
export const endings = {
  passed: 1,
  falseRefusal: 2,
  miss: 4,
  notEvaluated: 8,
  needsRun: 16,
  /** A rule, the model or a service failed: it counts in the error rate. */
  error: 32,
} as const;

/** Each array has an entry for each proposed call; those of a case stand together, in their order. */
export interface CallColumns {
  readonly size: number;
  readonly caseOf: Int32Array;
  /** The number of the call among those of its case. */
  readonly placeOf: Int32Array;
  readonly tools: readonly string[];
  /** The number of the tool in `tools`. */
  readonly toolOf: Int32Array;
  /** Who decided: its number in the `deciders` of the cases; -1 for nobody. */
  readonly decidedBy: Int32Array;
  /** What becomes of the call: its number in `callFates`. Where the case was not evaluated, or stopped before the model was asked, it is `none`. */
  readonly fates: Uint8Array;
}

export const callFates = ['runs', 'rewritten', 'held', 'blocked', 'none'] as const;
export type CallFate = (typeof callFates)[number];
