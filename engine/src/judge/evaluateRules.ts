import type { CompiledRule } from '../compile/compilePolicy.ts';
import type { Outcome, Subject } from '../compile/outcome.ts';
import type { Step } from './judgment.ts';

/** Evaluates rules on one subject. Gives a step for each rule that matched or failed. */
export function evaluateRules(rules: readonly CompiledRule[], subject: Subject, on: string): readonly Step[] {
  const steps: Step[] = [];
  for (const rule of rules) {
    const outcome = rule.evaluate(subject);
    if (outcome.kind !== 'not_matched') steps.push(stepOf(rule, outcome, on));
  }
  return steps;
}

function stepOf({ rule }: CompiledRule, outcome: Exclude<Outcome, { kind: 'not_matched' }>, on: string): Step {
  const isError = outcome.kind === 'error';
  return {
    layer: rule.layer,
    on,
    rule: rule.id,
    outcome: outcome.kind,
    verdict: isError ? rule.onError : rule.verdict,
    shadow: rule.mode === 'shadow',
    matches: isError ? [] : outcome.matches,
    saw: outcome.saw,
    message: rule.message,
    error: isError ? outcome.message : undefined,
  };
}
