import type { RunProgress } from '#engine/run/plan.ts';
import type { RunRecord } from '#schemas/generated/run.ts';
import type { LoadedSuite } from './loadSuite.ts';
import type { RunSummary } from './runHistory.ts';

/** The run that is shown, with what it judged. */
export interface ShownRun {
  readonly suitePath: string;
  readonly record: RunRecord;
  readonly loaded: Extract<LoadedSuite, { kind: 'loaded' }>;
  /** The runs that it can be compared with, newest first. */
  readonly earlier: readonly RunSummary[];
  /** Present while the run goes on. */
  readonly progress?: RunProgress;
  /** What was edited between the run and its being restored, in words. */
  readonly editedSince?: string;
}
