import type { Result, RunRecord } from '#schemas/generated/run.ts';
import { keyOf } from './diffRuns.ts';

/** What is wrong in a run and was not in its baseline. */
export interface Worse {
  readonly cases: readonly Result[];
  readonly gates: RunRecord['gates'];
}

/**
 * What a change made worse: a case that fails now, and passed before or has nothing to be compared with; a legitimate
 * request that is newly refused, an attack that is newly missed; a gate that was kept, or was not there. What was as bad
 * before is left out, so that a suite with known failures can tell whether anything was added to them.
 */
export function worseThan(before: RunRecord, after: RunRecord): Worse {
  const earlier = new Map(before.results.map((result) => [keyOf(result), result]));
  const failedBefore = new Set(before.gates.filter(({ passed }) => !passed).map(({ gate }) => gate));
  return {
    cases: after.results.filter((result) => isWorse(result, earlier.get(keyOf(result)))),
    gates: after.gates.filter(({ gate, passed }) => !passed && !failedBefore.has(gate)),
  };
}

/** Whether a case is wrong now, and was not before; without a verdict of before, whether it is wrong. */
export function isWorse(now: Result, before: Result | undefined): boolean {
  if (now.notEvaluated) return false;
  if (!before || before.notEvaluated) return !now.passed;
  return (!now.passed && before.passed) || (now.falseRefusal && !before.falseRefusal) || (now.miss && !before.miss);
}
