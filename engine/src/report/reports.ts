import type { RunRecord } from '#schemas/generated/run.ts';
import type { RunDiff } from '../compare/diffRuns.ts';
import type { CheckCode } from '../document/checkCodes.ts';
import type { Answer, Exchange } from '../exchange/exchange.ts';
import type { ExplainedRule } from '../explain/explanation.ts';
import type { Judgment } from '../judge/judgment.ts';
import type { Policy } from '../policy/policy.ts';
import type { CheckedFile, Place } from './checkedFile.ts';

/** What was checked: every file, also those without a finding. */
export interface CheckReport {
  readonly files: readonly CheckedFile[];
  /** The version of Railwright, for the formats that name it. */
  readonly version: string;
  /** The page of a check, in Markdown, for the formats that carry it with them. */
  readonly readPage: (code: CheckCode) => string | undefined;
}

/** Where things stand, by the id of the rule or case. */
export type Places = ReadonlyMap<string, Place>;

export interface RunReport {
  readonly record: RunRecord;
  readonly rules: Places;
  /** Of the cases that are written in the suite; of one in a data set, only the file is known. */
  readonly cases: Places;
  /** How many cases the suite has; the run may be of some of them. */
  readonly casesInSuite: number;
  /** The run that this one is compared with. */
  readonly baseline?: Comparison;
  /** Why the baseline that was asked for is not there to compare with: `git:main has no support.policy.yaml`. */
  readonly notCompared?: string;
  /** Where the record was written to. */
  readonly savedAs?: string;
  /** What every rule found in each case, by the case's id, where that was asked for. */
  readonly explained?: ReadonlyMap<string, readonly ExplainedRule[]>;
}

/** What changed from one run to the next. */
export interface Comparison {
  readonly before: RunRecord;
  readonly diff: RunDiff;
}

export interface DiffReport extends Comparison {
  readonly after: RunRecord;
}

/** What a policy decides about one exchange. */
export interface PreviewReport {
  readonly policy: Pick<Policy, 'id' | 'version'>;
  readonly exchange: Exchange;
  /** What stands in for the model's answer. */
  readonly answer: Answer;
  readonly judgment: Judgment;
  readonly rules: Places;
  /** What every rule found, where that was asked for. */
  readonly explained?: readonly ExplainedRule[];
}
