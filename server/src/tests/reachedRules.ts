import type { CompiledPolicy, CompiledRule } from '#engine/compile/compilePolicy.ts';
import type { Outcome, Subject } from '#engine/compile/outcome.ts';
import type { Answer } from '#engine/exchange/exchange.ts';
import { type EvaluateRules, stepOf } from '#engine/judge/evaluateRules.ts';
import { stepsOfAnswer } from '#engine/judge/judge.ts';
import { judgeInput } from '#engine/judge/judgeInput.ts';
import { keptOpinions } from '#engine/run/runCase.ts';
import type { Case } from '#engine/suite/suite.ts';
import type { Result } from '#schemas/generated/run.ts';

/** In how many cases a rule did what. */
export interface RuleReach {
  readonly matched: number;
  /** `when` did not hold. */
  readonly notMatched: number;
  /** `when` held, and so did `unless`. */
  readonly excepted: number;
}

/** Adds up what the rules of a policy did, by their ids. */
export interface ReachTally {
  add(testCase: Case, result: Result): void;
  of(rule: string): RuleReach;
}

type Deed = keyof RuleReach;
type Note = (rule: string, deed: Deed) => void;

/**
 * That a rule matched stands in the results. What it did where it did not is found by judging the exchange and its answer
 * again. Rules that ask a judge or a classifier are not asked again: of them, nothing is said but that they matched.
 */
export function tallyReach(compiled: CompiledPolicy): ReachTally {
  const tally = new Map<string, Record<Deed, number>>();
  const reachOf = (rule: string): Record<Deed, number> => tally.get(rule) ?? { matched: 0, notMatched: 0, excepted: 0 };
  return {
    add(testCase, result) {
      if (result.notEvaluated) return;
      const deeds = new Map<string, Set<Deed>>();
      const note: Note = (rule, deed) => deeds.set(rule, (deeds.get(rule) ?? new Set()).add(deed));
      for (const { rule, outcome } of result.steps) if (outcome === 'matched') note(rule, 'matched');
      lookAgain(compiled, testCase, result, note);
      for (const [rule, done] of deeds) {
        const reach = reachOf(rule);
        for (const deed of done) reach[deed] += 1;
        tally.set(rule, reach);
      }
    },
    of: reachOf,
  };
}

function lookAgain(compiled: CompiledPolicy, testCase: Case, { exchange, answer }: Result, note: Note): void {
  const evaluate: EvaluateRules = (rules, subject, on) =>
    rules.flatMap((compiledRule) => {
      const { rule } = compiledRule;
      const outcome = compiledRule.evaluate(subject);
      if (outcome.kind !== 'not_matched') return [stepOf(rule, outcome, on)];
      if (!asks(compiledRule)) note(rule.id, isExcepted(compiledRule, subject) ? 'excepted' : 'notMatched');
      return [];
    });
  const options = { opinions: keptOpinions(testCase), evaluate };
  const input = judgeInput(compiled, testCase.exchange, options);
  const given: Answer = { output: exchange.output, calls: exchange.calls };
  if (answer !== 'none') stepsOfAnswer(compiled, testCase.exchange, { ...input, isBlocked: false }, given, options);
}

const asks = ({ when, unless }: CompiledRule): boolean => when?.asks === true || unless?.asks === true;

const always: Outcome['kind'] = 'matched';

const isExcepted = ({ when, unless }: CompiledRule, subject: Subject): boolean =>
  unless !== undefined && (when?.evaluate(subject).kind ?? always) === 'matched';
