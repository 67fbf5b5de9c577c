import { type Layer, strictness, type Verdict } from '../policy/policy.ts';
import type { DecidedBy, Step } from './judgment.ts';

/** The strictest verdict of the steps that count. A tie goes to the first. */
export function decide(steps: readonly Step[]): { verdict: Verdict; decidedBy: DecidedBy | null; message?: string } {
  let winner: Step | undefined;
  for (const step of steps) {
    if (counts(step) && (!winner || strictness(step.verdict) > strictness(winner.verdict))) winner = step;
  }
  if (!winner) return { verdict: 'allow', decidedBy: null };
  return { verdict: winner.verdict, decidedBy: { layer: winner.layer, rule: winner.rule }, message: winner.message };
}

/** The verdict that one layer alone would give. */
export function verdictOfLayer(steps: readonly Step[], layer: Layer): Verdict {
  return decide(steps.filter((step) => step.layer === layer)).verdict;
}

/** A shadow rule decides nothing; an error that counts as `allow` is as if the rule had not matched. */
const counts = (step: Step): boolean => !step.shadow && !(step.outcome === 'error' && step.verdict === 'allow');
