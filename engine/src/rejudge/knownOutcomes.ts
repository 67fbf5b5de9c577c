import type { CompiledRule } from '../compile/compilePolicy.ts';
import type { Subject } from '../compile/outcome.ts';
import { type EvaluateRules, stepOf } from '../judge/evaluateRules.ts';
import type { Step } from '../judge/judgment.ts';
import { isRewrite } from '../judge/rewriteCall.ts';
import { collectMissing } from '../opinion/collectMissing.ts';
import type { Rule } from '../policy/policy.ts';
import { asksSomebody } from '../policy/ruleDetectors.ts';
import { type Column, failed, matched, outcomeCodes } from './column.ts';
import type { CallsContext } from './decideCalls.ts';
import type { RuleOutcomes } from './decision.ts';
import { outcomeKey, rewriteKey } from './keys.ts';

/**
 * Gives what rules are known to find in the calls of an exchange, whose first call has a number. Only what they find in a
 * rewritten call, which no model proposed, is evaluated, and kept.
 */
export function knownOutcomes(
  rules: readonly RuleOutcomes[],
  context: CallsContext,
  noteMissing: (call: number) => void,
): (first: number) => EvaluateRules {
  const columns = new Map(rules.map(({ rule, column }) => [rule.id, column]));
  const rewrittenColumn = rewrittenColumns(context);
  return (first) => {
    let rewriting: string | undefined;
    return (all, subject, on) => {
      const [kind, index] = on.split(':');
      const call = first + Number(index);
      if (kind === 'call') {
        const steps = stepsOf(all, on, ({ rule }) => columns.get(rule.id)?.[call]);
        rewriting = steps.find(isRewrite)?.rule;
        return steps;
      }
      return stepsOf(all, on, (compiled) => {
        const column = rewrittenColumn(rewriting ?? '', compiled);
        if (column[call] === UNKNOWN) column[call] = outcomeOf(compiled, subject);
        const outcome = column[call] ?? failed;
        if (outcome & UNSAID) noteMissing(call);
        return outcome & ~UNSAID;
      });
    };
  };
}

/** No outcome. */
const UNKNOWN = 255;
/** Flag: an opinion is wanted that is not there. */
const UNSAID = 4;

function outcomeOf({ evaluate }: CompiledRule, subject: Subject): number {
  const { opinions, missing } = collectMissing(subject.opinions);
  const { kind } = evaluate({ ...subject, opinions });
  return outcomeCodes[kind] | (missing().length > 0 ? UNSAID : 0);
}

function stepsOf(
  rules: readonly CompiledRule[],
  on: string,
  outcomeOf: (rule: CompiledRule) => number | undefined,
): readonly Step[] {
  const steps: Step[] = [];
  for (const compiled of rules) {
    const outcome = outcomeOf(compiled);
    if (outcome === matched) steps.push(stepOf(compiled.rule, { kind: 'matched', matches: [] }, on));
    if (outcome === failed) steps.push(stepOf(compiled.rule, somehow, on));
  }
  return steps;
}

/** Why a rule failed is not asked here. */
const somehow = { kind: 'error', reason: 'evaluation_failed', message: '' } as const;

function rewrittenColumns({
  compiled,
  population,
  store,
  asOf,
}: CallsContext): (by: string, rule: CompiledRule) => Column {
  const { policy, rules } = compiled;
  const known = new Map<string, Column>();
  return (by, { rule }) => {
    const short = `${by} ${rule.id}`;
    const column = known.get(short) ?? findColumn(by, rule);
    known.set(short, column);
    return column;
  };
  function findColumn(by: string, rule: Rule): Column {
    const rewriting = rules.action.find((each) => each.rule.id === by);
    const key = `rewritten ${asksSomebody(rule) ? asOf : ''} ${rewriting && rewriteKey(rewriting.rule, policy)} ${outcomeKey(rule, policy)}`;
    const column = store.find(key) ?? new Uint8Array(population.size).fill(UNKNOWN);
    store.keep(key, column);
    return column;
  }
}
