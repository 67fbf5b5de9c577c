import { judgeInput } from '#engine/judge/judgeInput.ts';
import type { RunPlan } from '#engine/run/plan.ts';
import { requestOf } from '#engine/run/runCase.ts';
import type { Case } from '#engine/suite/suite.ts';

/** What a run would ask of the model. */
export interface CallCount {
  /** Answers that are there already. */
  readonly recorded: number;
  /** Answers that the model would be asked for. */
  readonly missing: number;
}

/** Counts as a run would ask: a blocked or skipped case asks nothing, and rules change what is asked. */
export function countCalls(plan: Pick<RunPlan, 'policy' | 'cases' | 'model' | 'repeat'>): CallCount {
  const asked = plan.cases.flatMap((testCase) => answersOf(plan, testCase));
  const recorded = asked.filter((isRecorded) => isRecorded).length;
  return { recorded, missing: asked.length - recorded };
}

/** Whether there is a recorded answer, for each time that a case asks. */
function answersOf(plan: Parameters<typeof countCalls>[0], testCase: Case): readonly boolean[] {
  if (testCase.skip) return [];
  const input = judgeInput(plan.policy, testCase.exchange);
  if (input.isBlocked) return [];
  const times = testCase.repeat ?? plan.repeat;
  return Array.from({ length: times }, (_, repeat) => plan.model.has(requestOf(plan, testCase, input, repeat)));
}
