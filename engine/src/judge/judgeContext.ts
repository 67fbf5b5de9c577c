import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import type { Subject, TextPart } from '../compile/outcome.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { noOpinions, type Opinions } from '../opinion/opinion.ts';
import { type EvaluateRules, evaluateRules } from './evaluateRules.ts';

/** What every layer judges with. */
export interface JudgeContext {
  readonly compiled: CompiledPolicy;
  readonly exchange: Exchange;
  readonly opinions: Opinions;
  /** How rules are evaluated; who explains a judgment looks on here. */
  readonly evaluate: EvaluateRules;
}

/** What judging needs beside the exchange. What is left out: no opinion is there, and rules are just evaluated. */
export type JudgeOptions = Partial<Pick<JudgeContext, 'opinions' | 'evaluate'>>;

export const contextOf = (
  compiled: CompiledPolicy,
  exchange: Exchange,
  { opinions = noOpinions, evaluate = evaluateRules }: JudgeOptions,
): JudgeContext => ({ compiled, exchange, opinions, evaluate });

/** What rules of the input and the output layer look at. */
export function textSubject({ compiled, exchange, opinions }: JudgeContext, part: TextPart): Subject {
  const texts = [part];
  return {
    texts: () => texts,
    variables: {
      text: part.text,
      session: exchange.session,
      values: compiled.policy.values,
      messages: exchange.messages,
    },
    exchange,
    opinions,
  };
}

/** What CEL sees in every layer. */
export const sharedVariables = ({ compiled, exchange }: JudgeContext): Readonly<Record<string, unknown>> => ({
  session: exchange.session,
  values: compiled.policy.values,
  messages: exchange.messages,
});
