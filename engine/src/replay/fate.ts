import { decide } from '../judge/decide.ts';
import type { Step } from '../judge/judgment.ts';
import type { CallFate } from '../live/judged.ts';
import type { Verdict } from '../policy/policy.ts';

/** The steps on one call of an answer, and on what a rule puts in its place. */
export function stepsOnCall(steps: readonly Step[], index: number): readonly Step[] {
  return steps.filter(({ on }) => on === `call:${index}` || on === `rewritten:${index}`);
}

/** What becomes of a call, by the steps on it. */
export const fateOfSteps = (steps: readonly Step[], index: number): CallFate =>
  fateOf(decide(stepsOnCall(steps, index)).verdict);

/** What becomes of a call that gets a verdict. */
export const fateOf = (verdict: Verdict): CallFate => fates[verdict];

const fates = {
  allow: 'runs',
  flag: 'runs',
  redact: 'rewritten',
  rewrite: 'rewritten',
  require_approval: 'held',
  block: 'blocked',
} as const satisfies Record<Verdict, CallFate>;
