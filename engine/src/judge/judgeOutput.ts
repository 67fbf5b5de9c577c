import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { evaluateRules } from './evaluateRules.ts';
import type { LayerJudgment } from './judgment.ts';
import { redactText } from './redact.ts';

export interface OutputJudgment extends LayerJudgment {
  /** The text with redactions made; empty where there is none. */
  readonly redacted: string;
}

/** Judges the model's text. An answer without text (tool calls only) has nothing to judge. */
export function judgeOutput(
  { policy, rules }: CompiledPolicy,
  exchange: Exchange,
  text: string | undefined,
): OutputJudgment {
  if (text === undefined || text === '') return { steps: [], evaluated: 0, redacted: '' };
  const part = { on: 'output', text };
  const variables = { text, session: exchange.session, values: policy.values, messages: exchange.messages };
  const steps = evaluateRules(rules.output, { texts: [part], variables }, part.on);
  return { steps, evaluated: rules.output.length, redacted: redactText(part, steps) };
}
