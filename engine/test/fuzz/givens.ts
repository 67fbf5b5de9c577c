import fc from 'fast-check';
import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import type { Answer, Exchange } from '#engine/exchange/exchange.ts';
import { judge } from '#engine/judge/judge.ts';
import type { Judgment, Step } from '#engine/judge/judgment.ts';
import type { Opinions } from '#engine/opinion/opinion.ts';
import { strictness, type Verdict } from '#engine/policy/policy.ts';
import { answers, exchanges } from './arbitraries/exchanges.ts';
import { opinionsGiven } from './arbitraries/opinions.ts';
import type { DrawnPolicy } from './arbitraries/policies.ts';
import { compileDrawn } from './judged.ts';
import { fuzzSettings } from './settings.ts';

/** All that is judged: an exchange, its answer, and what others say of them. */
export interface Given {
  readonly exchange: Exchange;
  readonly answer: Answer;
  readonly opinions: Opinions;
}

export const givens: fc.Arbitrary<Given> = fc.record({ exchange: exchanges, answer: answers, opinions: opinionsGiven });

export const judged = (policy: CompiledPolicy, { exchange, answer, opinions }: Given): Judgment =>
  judge(policy, exchange, answer, { opinions });

/** Tries a property of policies and what they judge. */
export function holds(
  runs: number,
  policies: fc.Arbitrary<DrawnPolicy>,
  property: (policy: CompiledPolicy, given: Given) => void,
): void {
  fc.assert(
    fc.property(policies, givens, (drawn, given) => property(compileDrawn(drawn), given)),
    fuzzSettings(runs),
  );
}

/** Whether a step counts: one of a shadow rule does not, nor an error that counts as `allow`. */
export const counts = ({ shadow, outcome, verdict }: Step): boolean =>
  !shadow && !(outcome === 'error' && verdict === 'allow');

/** The strictest verdict of the steps that count. */
export const strictest = (steps: readonly Step[]): Verdict =>
  steps
    .filter(counts)
    .reduce<Verdict>((all, { verdict }) => (strictness(verdict) > strictness(all) ? verdict : all), 'allow');
