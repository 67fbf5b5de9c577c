import type { Rate } from '#schemas/generated/run.ts';
import type { UnloggedReason } from '../exchange/logged.ts';
import type { DecidedBy } from '../judge/judgment.ts';
import type { CallFate } from '../live/judged.ts';
import type { Verdict } from '../policy/policy.ts';
import type { LoggedDecision } from './judgeLogged.ts';
import type { LackReason } from './lack.ts';

/** What a policy would have decided about the exchanges of a log. Plain data; all rates have 95 % Wilson intervals. */
export interface ReplayReport {
  readonly now: PolicyName;
  /** What it is compared with: a policy, or the decisions that the log records; null where there are none. */
  readonly before: ({ readonly kind: 'policy' } & PolicyName) | { readonly kind: 'log' } | null;
  /** False where the log was not read to its end. */
  readonly isWhole: boolean;
  readonly lines: number;
  /** All exchanges and pieces that the log holds: those that were replayed, and those that could not be. */
  readonly entries: number;
  readonly replayed: number;
  /** Those that were replayed and have something to be compared with. */
  readonly compared: number;
  /** Why entries could not be replayed, the most frequent reason first. */
  readonly unreplayed: readonly Unreplayed[];
  /** Replayed exchanges of which a part was not read, or is what no rule for text sees, such as an image. */
  readonly partly: { readonly count: number; readonly examples: readonly ReplayNote[] };
  /**
   * Replayed exchanges in which the model would be given another text than before, as input rules redact or replace
   * something: its answer is judged as it was, and might be another one.
   */
  readonly otherInput: { readonly count: number; readonly examples: readonly ReplayNote[] };
  /** When the first and the last replayed exchange took place, in milliseconds since the epoch. */
  readonly first?: number;
  readonly last?: number;
  /** Of those that were replayed. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Held or blocked: now, of those that were replayed; before, of those that were compared. */
  readonly stopped: { readonly now: Rate; readonly before: Rate };
  /** Of those that were compared. */
  readonly changes: Readonly<Record<ReplayChange, Rate>>;
  /** McNemar's exact test of the newly stopped against the newly passed. */
  readonly p: number;
  /** Exchanges that get the same verdict from another rule. */
  readonly otherRule: number;
  /** The most exchanges first, in the order of `replayChanges`. */
  readonly groups: readonly ReplayGroup[];
  /** Those with the most calls first. */
  readonly tools: readonly ReplayedTool[];
  /** Calls of tools beyond those that are listed: a model can invent names without end. */
  readonly callsOfOtherTools: number;
}

export interface PolicyName {
  readonly id: string;
  readonly version: string;
}

/** `newly-stopped`: it is held or blocked now, and was not. `newly-passed`: the other way round. `changed`: any other verdict. */
export const replayChanges = ['newly-stopped', 'newly-passed', 'changed'] as const;
export type ReplayChange = (typeof replayChanges)[number];

export type UnreplayedReason = UnloggedReason | LackReason;

export interface Unreplayed {
  readonly reason: UnreplayedReason;
  readonly count: number;
  readonly examples: readonly ReplayNote[];
}

/** Something about a line of the log, counted from 1. */
export interface ReplayNote {
  readonly line: number;
  readonly message: string;
}

/** Exchanges that changed in the same way by the same rule. */
export interface ReplayGroup {
  readonly change: ReplayChange;
  /** The rule that decides now; for the newly passed, the one that decided before. Null where none did, or the log does not say. */
  readonly rule: DecidedBy | null;
  readonly rate: Rate;
  readonly examples: readonly ReplayExample[];
}

export interface ReplayExample {
  readonly line: number;
  /** The words of the user, or the call that the rule stops, in one line: untrusted text. */
  readonly excerpt: string;
  readonly from: LoggedDecision;
  readonly to: LoggedDecision;
  readonly at?: number;
}

export interface ReplayedTool {
  readonly tool: string;
  readonly calls: number;
  readonly fates: Readonly<Record<CallFate, number>>;
  /** Calls whose fate is another one than before, of those of which both are known. */
  readonly changed: { readonly n: number; readonly of: number };
}
