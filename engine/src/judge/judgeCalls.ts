import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import type { Subject, TextPart } from '../compile/outcome.ts';
import type { Exchange, ToolCall } from '../exchange/exchange.ts';
import { unmatchedAction } from '../policy/policy.ts';
import { decide } from './decide.ts';
import { evaluateRules } from './evaluateRules.ts';
import type { JudgedCall, LayerJudgment, Step } from './judgment.ts';

export interface CallsJudgment extends LayerJudgment {
  readonly calls: readonly JudgedCall[];
}

/** Judges each tool call that the model proposes. A call that no rule matches gets `unmatched_action`. */
export function judgeCalls(compiled: CompiledPolicy, exchange: Exchange, calls: readonly ToolCall[]): CallsJudgment {
  const judged = calls.map((call, index) => judgeCall(compiled, exchange, call, `call:${index}`));
  return {
    steps: judged.flatMap(({ steps }) => steps),
    evaluated: judged.reduce((sum, { evaluated }) => sum + evaluated, 0),
    calls: judged.map(({ steps }, index) => ({ ...(calls[index] as ToolCall), verdict: decide(steps).verdict })),
  };
}

function judgeCall(compiled: CompiledPolicy, exchange: Exchange, call: ToolCall, on: string): LayerJudgment {
  const rules = compiled.rulesFor(call.tool);
  const steps = evaluateRules(rules, subjectOf(compiled, exchange, call, on), on);
  const isMatched = steps.some(
    ({ outcome, shadow, verdict }) => !shadow && (outcome === 'matched' || verdict !== 'allow'),
  );
  return { steps: isMatched ? steps : [...steps, unmatched(compiled, on)], evaluated: rules.length };
}

function subjectOf(
  { policy }: CompiledPolicy,
  { session, messages }: Exchange,
  { tool, args }: ToolCall,
  on: string,
): Subject {
  return { texts: textArguments(args, on), variables: { args, tool, session, values: policy.values, messages } };
}

function unmatched({ policy }: CompiledPolicy, on: string): Step {
  const verdict = policy.defaults.unmatchedAction;
  return { layer: 'action', on, rule: unmatchedAction, outcome: 'not_matched', verdict, shadow: false, matches: [] };
}

/**
 * Every text in the arguments, at any depth: its place is a JSON Pointer behind the call's name. Walks with a stack of
 * its own, as a model may nest its arguments without measure.
 */
function textArguments(args: unknown, call: string): readonly TextPart[] {
  const texts: TextPart[] = [];
  const stack = [{ on: call, value: args }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { on, value } = top;
    if (typeof value === 'string') texts.push({ on, text: value });
    if (value === null || typeof value !== 'object') continue;
    const inner = Object.entries(value).map(([key, item]) => ({
      on: `${on}/${escapeStep(key)}`,
      value: item as unknown,
    }));
    for (const part of inner.toReversed()) stack.push(part);
  }
  return texts;
}

const escapeStep = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
