import type { ToolCall } from '../exchange/exchange.ts';
import { readCall } from '../exchange/readCalls.ts';
import { judgeCalls } from '../judge/judgeCalls.ts';
import { contextOf } from '../judge/judgeContext.ts';
import type { Opinions } from '../opinion/opinion.ts';
import { decideWith } from './decideWith.ts';
import type { Decision } from './decision.ts';
import { type GivenExchange, readGivenExchange } from './givenExchange.ts';
import type { Policy } from './policy.ts';
import { unsealPolicy } from './sealPolicy.ts';

export interface CallDecision extends Decision {
  /** The call as it was read. */
  readonly call: ToolCall;
  /**
   * What may run: the call, or what a rule makes of it. Of a call that needs an approval, it may run once it has that;
   * undefined where the call is blocked.
   */
  readonly runs?: ToolCall;
}

/**
 * Judges one tool call, in any shape, before it runs. Of the calls of one answer, those before it go into the exchange's
 * `history`. A call that cannot be read is judged as an error, and does not make it throw.
 */
export function judgeCall(policy: Policy, given: GivenExchange, proposed: unknown, opinions?: Opinions): CallDecision {
  const compiled = unsealPolicy(policy);
  const { call, problems: ofCall } = readCall(proposed, ['call']);
  const { exchange, problems } = readGivenExchange(given, [call]);
  const { judged, ...decision } = decideWith(
    (known) => judgeCalls(contextOf(compiled, exchange, { opinions: known }), [call]),
    compiled,
    opinions,
  );
  const runs = decision.verdict === 'block' ? undefined : (judged.calls[0]?.runs ?? call);
  return { ...decision, problems: [...problems, ...ofCall], call, ...(runs && { runs }) };
}
