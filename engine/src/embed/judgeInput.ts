import type { UntrustedDocument } from '../exchange/exchange.ts';
import { judgeInput as judgeExchangeInput } from '../judge/judgeInput.ts';
import type { Opinions } from '../opinion/opinion.ts';
import { decideWith } from './decideWith.ts';
import type { Decision } from './decision.ts';
import { type GivenExchange, readGivenExchange } from './givenExchange.ts';
import { passOn } from './passOn.ts';
import type { Policy } from './policy.ts';
import { unsealPolicy } from './sealPolicy.ts';

export interface InputDecision<Messages = unknown> extends Decision {
  /** The verdict is `block`: the model is not called. */
  readonly isBlocked: boolean;
  readonly passedOn: PassedOn<Messages>;
}

/** What the model may be given: redactions and replacements are made in it. */
export interface PassedOn<Messages> {
  /** In the shape in which they came. A turn that cannot be changed in its own shape is in another, and a problem says so. */
  readonly messages: Messages;
  /** Those that were given beside the turns. */
  readonly documents: readonly UntrustedDocument[];
}

/** Judges what goes in, before the model is called: every turn of the user, and all untrusted text. No input makes it throw. */
export function judgeInput<Messages>(
  policy: Policy,
  given: GivenExchange & { readonly messages?: Messages },
  opinions?: Opinions,
): InputDecision<Messages> {
  const compiled = unsealPolicy(policy);
  const { exchange, beside, problems } = readGivenExchange(given);
  const { judged, ...decision } = decideWith(
    (known) => judgeExchangeInput(compiled, exchange, { opinions: known }),
    compiled,
    opinions,
  );
  const { messages, problems: ofTurns } = passOn(given.messages, exchange, judged);
  const { documents } = judged.passedOn;
  return {
    ...decision,
    problems: [...problems, ...ofTurns],
    isBlocked: judged.isBlocked,
    // Turns keep their shape, and so their type.
    passedOn: { messages: messages as Messages, documents: documents.slice(documents.length - beside) },
  };
}
