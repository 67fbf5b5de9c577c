import type { ToolCall } from '../exchange/exchange.ts';
import { type JudgeContext, sharedVariables } from './judgeContext.ts';
import type { Step } from './judgment.ts';

/** A call after the first rule that rewrites it, or the steps with that rule's failure. */
export type Rewriting =
  | { readonly kind: 'rewritten'; readonly call: ToolCall; readonly by: string }
  | { readonly kind: 'failed'; readonly steps: readonly Step[] };

/** Whether a step says that another call is to be made. */
export const isRewrite = ({ verdict, outcome, shadow }: Step): boolean =>
  verdict === 'rewrite' && outcome === 'matched' && !shadow;

/** Applies the first enforced `rewrite` among a call's steps. One that cannot be computed is an error of its rule. */
export function rewriteCall(context: JudgeContext, call: ToolCall, steps: readonly Step[]): Rewriting {
  const step = steps.find(isRewrite);
  const compiled = context.compiled.rules.action.find(({ rule }) => rule.id === step?.rule);
  if (!step || !compiled?.rewriteCall) return { kind: 'failed', steps };
  const variables = { args: call.args, tool: call.tool, ...sharedVariables(context) };
  const result = compiled.rewriteCall(call, variables);
  if (result.kind === 'call') return { kind: 'rewritten', call: result.call, by: step.rule };
  const { reason, message } = result;
  const failure: Step = {
    ...step,
    outcome: 'error',
    verdict: compiled.rule.onError,
    matches: [],
    error: { reason, message },
  };
  return { kind: 'failed', steps: steps.map((other) => (other === step ? failure : other)) };
}
