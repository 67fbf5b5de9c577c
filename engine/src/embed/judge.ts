import type { AnswerKind } from '../answer/classifyAnswer.ts';
import { judge as judgeExchange } from '../judge/judge.ts';
import type { JudgedCall } from '../judge/judgment.ts';
import type { Opinions } from '../opinion/opinion.ts';
import { decideWith } from './decideWith.ts';
import type { Decision } from './decision.ts';
import type { GivenAnswer, GivenExchange } from './givenExchange.ts';
import type { Policy } from './policy.ts';
import { readWhole } from './readWhole.ts';
import { unsealPolicy } from './sealPolicy.ts';

export interface ExchangeDecision extends Decision {
  /** Each proposed call with its verdict, and with what may run in its place where a rule redacts or rewrites it. */
  readonly calls: readonly JudgedCall[];
  /** What the user may see: the output as the rules leave it, or the message of the rule that stopped it. */
  readonly shown: string;
  /** Whether the model answered or refused: `answered`, `refused`, `partial`, or `none` where it was not called. */
  readonly answer: AnswerKind;
}

/**
 * Judges a whole exchange by all layers. Without an answer, what the assistant says and calls at the end of the messages
 * is the answer; these may then be a request and its response as well, as a provider's log has them. Deterministic, calls
 * nothing, and no exchange makes it throw.
 */
export function judge(
  policy: Policy,
  exchange: GivenExchange,
  answer?: GivenAnswer,
  opinions?: Opinions,
): ExchangeDecision {
  const compiled = unsealPolicy(policy);
  const given = readWhole(exchange, answer);
  const { judged, ...decision } = decideWith(
    (known) => judgeExchange(compiled, given.exchange, given.answer, { opinions: known }),
    compiled,
    opinions,
  );
  const { calls, shown, answer: kind } = judged;
  return { ...decision, problems: given.problems, calls, shown, answer: kind };
}
