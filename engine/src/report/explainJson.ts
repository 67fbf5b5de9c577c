import type { ExplainedCondition, ExplainedRule } from '../explain/explanation.ts';

/** What every rule found, without the places in files, which the policy says. */
export const explainJson = (rules: readonly ExplainedRule[]) =>
  rules.map(({ rule, on, outcome, verdict, durationMs, when, unless }) => ({
    layer: rule.layer,
    rule: rule.id,
    on,
    outcome,
    verdict,
    durationMs,
    when: when && conditionJson(when),
    unless: unless && conditionJson(unless),
  }));

interface ConditionJson extends Pick<ExplainedCondition, 'outcome' | 'saw' | 'matches' | 'error'> {
  readonly condition: string;
  readonly parts?: readonly ConditionJson[];
}

const conditionJson = ({ text, outcome, matches, saw, error, parts }: ExplainedCondition): ConditionJson => ({
  condition: text,
  outcome,
  saw,
  matches,
  error,
  ...(parts.length > 0 && { parts: parts.map(conditionJson) }),
});
