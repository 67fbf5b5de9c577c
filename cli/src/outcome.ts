import { worseThan } from '#engine/compare/worse.ts';
import type { Comparison } from '#engine/report/reports.ts';
import type { Result, RunRecord } from '#schemas/generated/run.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';

/**
 * What a run ends with. That it is incomplete counts more than what it found: nobody knows what else it would have found.
 * @param baseline where only what is worse than there is a finding
 */
export function exitCodeOf(record: RunRecord, baseline?: Comparison): ExitCode {
  const { results, gates } = record;
  if (results.some((result) => isMissing(result) || lacksOpinion(result))) return exitCodes.incomplete;
  if (baseline) {
    const worse = worseThan(baseline.before, record);
    return worse.cases.length + worse.gates.length > 0 ? exitCodes.findings : exitCodes.ok;
  }
  const hasFailed = results.some(({ passed, notEvaluated }) => !passed && !notEvaluated);
  return hasFailed || gates.some(({ passed }) => !passed) ? exitCodes.findings : exitCodes.ok;
}

/** A case whose verdict is not what its rules would give: a judge or a service did not answer. */
const lacksOpinion = ({ steps }: Result): boolean =>
  steps.some(({ reason }) => reason === 'timeout' || reason === 'service_failed');

/** A case that should have been evaluated, and was not. One that the suite skips is not missing. */
export const isMissing = ({ notEvaluated }: Result): boolean =>
  notEvaluated !== undefined && notEvaluated.reason !== 'skipped';
