import type { Elapsed, ExplainedRule } from '../explain/explanation.ts';
import { watchRules } from '../explain/watchRules.ts';
import { judge } from '../judge/judge.ts';
import type { Opinions } from '../opinion/opinion.ts';
import type { GivenAnswer, GivenExchange } from './givenExchange.ts';
import type { Policy } from './policy.ts';
import { readWhole } from './readWhole.ts';
import { unsealPolicy } from './sealPolicy.ts';

/**
 * Why `judge` decides as it does: every rule that was evaluated, with what each part of its condition found and saw. With
 * a clock (`() => performance.now()`), how long each rule took; without one, every time is 0.
 */
export function explain(
  policy: Policy,
  exchange: GivenExchange,
  answer?: GivenAnswer,
  { opinions, elapsed = () => 0 }: { readonly opinions?: Opinions; readonly elapsed?: Elapsed } = {},
): readonly ExplainedRule[] {
  const given = readWhole(exchange, answer);
  const { evaluate, rules } = watchRules(elapsed);
  judge(unsealPolicy(policy), given.exchange, given.answer, { opinions, evaluate });
  return rules();
}
