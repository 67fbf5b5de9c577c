import type { Result, Step } from '#schemas/generated/run.ts';
import { lineIn } from './checkedFile.ts';
import { reasonOf } from './reasons.ts';
import type { Places } from './reports.ts';

/** Who decided a case, and why, in one line: `block by secrets (base.policy.yaml:12), output layer; the reply: "sk-…"`. */
export function decisionOf(result: Result, rules?: Places): string {
  const decider = deciderOf(result, rules);
  return decider === undefined ? 'no rule intervened' : `${result.verdict} ${decider}`;
}

/** The same without the verdict; undefined where no rule intervened. */
export function deciderOf(result: Result, rules?: Places): string | undefined {
  const step = decidingStep(result);
  if (!step) return undefined;
  const at = rules?.get(step.rule);
  const matches = step.spans.map((span) => ({ ...span, on: step.on }));
  return `by ${step.rule}${at === undefined ? '' : ` (${lineIn(at)})`}, ${step.layer} layer; ${reasonOf({ ...step, matches }, result.exchange)}`;
}

export function decidingStep({ decidedBy, steps, verdict }: Result): Step | undefined {
  return steps.find(
    (step) =>
      step.layer === decidedBy?.layer && step.rule === decidedBy.rule && step.verdict === verdict && !step.shadow,
  );
}
