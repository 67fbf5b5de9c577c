import type { Result, RunRecord } from '#schemas/generated/run.ts';
import { keyOf } from '../../compare/diffRuns.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Gate } from '../../suite/suite.ts';
import type { Place } from '../checkedFile.ts';
import type { RunReport } from '../reports.ts';

/** What a report as a page holds: all that the page answers from, as JSON. */
export interface ReportData {
  readonly record: RunRecord;
  readonly policy: ShownPolicy;
  /** Where its rules stand, by their ids. */
  readonly rules: readonly (readonly [string, Place])[];
  /** The suite's, where they were judged. */
  readonly gates: readonly Gate[];
  readonly before?: ReportedBefore;
  readonly notCompared?: string;
}

export interface ReportedBefore {
  readonly record: Omit<RunRecord, 'results'>;
  readonly results: readonly BriefResult[];
  /** Absent where only what it decided is known: of a run record. */
  readonly policy?: ShownPolicy;
}

/** A result without what it has in common with the one of the same case in the run. */
export type BriefResult = Omit<Result, CommonPart> & Partial<Pick<Result, CommonPart>>;

const commonParts = ['exchange', 'shown', 'steps'] as const satisfies readonly (keyof Result)[];
type CommonPart = (typeof commonParts)[number];

/** A policy as far as it can be looked at. What a page shows of its rules needs neither their files nor their places in them. */
export type ShownPolicy = Omit<Policy, 'sources' | 'bases'>;

/** What a page shows beside the report: the policies as they are written. */
export interface PolicyPage {
  readonly policy: Policy;
  readonly gates: readonly Gate[];
  readonly policyBefore?: Policy;
}

export function reportData(report: RunReport, { policy, gates, policyBefore }: PolicyPage): ReportData {
  const { record, rules, baseline, notCompared } = report;
  return {
    record,
    policy: shown(policy),
    rules: [...rules],
    gates: record.gates.length > 0 ? gates : [],
    ...(baseline && { before: briefly(baseline.before, record, policyBefore) }),
    ...(notCompared !== undefined && { notCompared }),
  };
}

function shown({ sources, bases, ...policy }: Policy): ShownPolicy {
  return policy;
}

function briefly({ results, ...record }: RunRecord, now: RunRecord, policy: Policy | undefined): ReportedBefore {
  const known = new Map(now.results.map((result) => [keyOf(result), result]));
  return {
    record,
    results: results.map((result) => withoutCommon(result, known.get(keyOf(result)))),
    ...(policy && { policy: shown(policy) }),
  };
}

function withoutCommon(result: Result, now: Result | undefined): BriefResult {
  if (!now) return result;
  const own = Object.entries(result).filter(
    ([name, value]) => !isCommonPart(name) || JSON.stringify(value) !== JSON.stringify(now[name]),
  );
  return Object.fromEntries(own) as unknown as BriefResult;
}

const isCommonPart = (name: string): name is CommonPart => commonParts.some((part) => part === name);

/** The record of before, whole again. */
export function wholeRecord({ record, results }: ReportedBefore, now: RunRecord): RunRecord {
  const known = new Map(now.results.map((result) => [keyOf(result), result]));
  return { ...record, results: results.map((result) => whole(result, known.get(keyOf(result)))) };
}

/** What is absent is what the run has as well. */
function whole(result: BriefResult, now: Result | undefined): Result {
  const common = Object.fromEntries(commonParts.map((part) => [part, result[part] ?? now?.[part]]));
  return { ...common, ...result } as Result;
}

/** As text. The places of characters in the policy's conditions are many, and lead nowhere in a page. */
export const writeReportData = (data: ReportData): string =>
  JSON.stringify(data, (name, value: unknown) => (name === 'offsets' ? [] : value));
