import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import { decide } from '../judge/decide.ts';
import type { Step } from '../judge/judgment.ts';
import { collectMissing } from '../opinion/collectMissing.ts';
import { noOpinions, type Opinions } from '../opinion/opinion.ts';
import { strictness } from '../policy/policy.ts';
import type { Decision } from './decision.ts';

/** Judges with the opinions that are there, and says which others are wanted. */
export function decideWith<T extends { readonly steps: readonly Step[] }>(
  judge: (opinions: Opinions) => T,
  { policy }: CompiledPolicy,
  opinions: Opinions = noOpinions,
): { readonly judged: T } & Omit<Decision, 'problems'> {
  const collecting = collectMissing(opinions);
  const judged = judge(collecting.opinions);
  const { verdict, decidedBy, message = policy.defaults.message } = decide(judged.steps);
  const isStopped = strictness(verdict) >= strictness('require_approval');
  return {
    judged,
    verdict,
    decidedBy,
    ...(isStopped && { message }),
    steps: judged.steps,
    wanted: collecting.missing(),
  };
}
