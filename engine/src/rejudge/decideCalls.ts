import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import { decide } from '../judge/decide.ts';
import type { EvaluateRules } from '../judge/evaluateRules.ts';
import { type CallsJudgment, isEnough, judgeCalls } from '../judge/judgeCalls.ts';
import { contextOf } from '../judge/judgeContext.ts';
import type { Step } from '../judge/judgment.ts';
import { strictness, unknownTool, unmatchedAction, unreadableArguments, type Verdict } from '../policy/policy.ts';
import { type Column, failed, markItems, matched } from './column.ts';
import { type Decisions, errorVerdict, gather, type RuleOutcomes, undecided, weigh, weighRule } from './decision.ts';
import { ruleKey } from './keys.ts';
import { knownOutcomes } from './knownOutcomes.ts';
import type { CallPopulation } from './population.ts';
import type { RecordedExchange } from './recorded.ts';
import { isChanging } from './reviewColumn.ts';
import type { Store } from './store.ts';

export interface CallsContext {
  readonly compiled: CompiledPolicy;
  readonly items: readonly RecordedExchange[];
  readonly population: CallPopulation;
  /** The number of a rule of the action layer among the deciders, or of a pseudo rule. */
  deciderOf(rule: string): number;
  readonly store: Store<Column>;
  readonly asOf: number;
  /** A short name of a key. */
  idOf(key: string): number;
}

export interface CallDecisions extends Decisions {
  /** Of each exchange in which other calls would be made than the model proposed, what makes them. */
  readonly stamps: ReadonlyMap<number, string>;
  /** About each call, with all that rules make of it. */
  readonly ofCalls: Decisions;
  /** Of each call, 1 where another one would run in its place. */
  readonly isChanged: Uint8Array;
  /** Of each exchange, 1 where a rule fails. */
  readonly isFailing: Uint8Array;
  /** Of each exchange, 1 where rules that look at a rewritten call want an opinion that is not there. */
  readonly isMissing: Uint8Array;
}

/** Decides about the calls of each exchange, as `judgeCalls` does. */
export function decideCalls(rules: readonly RuleOutcomes[], context: CallsContext): CallDecisions {
  const { population, items } = context;
  const ofCalls = undecided(population.size);
  const isFailing = new Uint8Array(items.length);
  weighPseudoRules({ ofCalls, isFailing }, context);
  for (const rule of rules) {
    weighRule(ofCalls, rule);
    markItems(isFailing, 1, { column: rule.column, itemOf: population.itemOf, outcome: failed });
  }
  weighUnmatched(ofCalls, rules, context);
  const decided: Decided = {
    ...gather(ofCalls, population.itemOf, items.length),
    stamps: new Map(),
    ofCalls,
    isChanged: new Uint8Array(population.size),
    isFailing,
    isMissing: new Uint8Array(items.length),
  };
  decideChanged(decided, rules, context);
  return decided;
}

interface Decided extends CallDecisions {
  readonly stamps: Map<number, string>;
}

function weighPseudoRules(
  { ofCalls, isFailing }: Pick<CallDecisions, 'ofCalls' | 'isFailing'>,
  { compiled, population, deciderOf }: CallsContext,
): void {
  const verdict = errorVerdict(compiled.policy.defaults.onError);
  const unknown = deciderOf(unknownTool);
  const unreadable = deciderOf(unreadableArguments);
  const { size, toolOf, isBroken, itemOf } = population;
  const isKnown = population.tools.map(compiled.hasTool);
  for (let call = 0; call < size; call++) {
    const isReadable = isBroken[call] !== 1;
    if (isReadable && isKnown[toolOf[call] ?? -1] === true) continue;
    weigh(ofCalls, call, verdict, isReadable ? unknown : unreadable);
    isFailing[itemOf[call] ?? 0] = 1;
  }
}

/** A call that no rule matches. */
function weighUnmatched(
  decisions: Decisions,
  rules: readonly RuleOutcomes[],
  { compiled, population, deciderOf }: CallsContext,
): void {
  const { defaults } = compiled.policy;
  const isErrorEnough = (verdict: Verdict): boolean => isEnough({ outcome: 'error', verdict }, defaults);
  const isMatched = new Uint8Array(population.size);
  for (const { rule, column } of rules) {
    if (rule.mode === 'shadow') continue;
    const failing = isErrorEnough(rule.onError);
    for (let call = 0; call < column.length; call++) {
      const outcome = column[call];
      if (outcome === matched || (outcome === failed && failing)) isMatched[call] = 1;
    }
  }
  const decider = deciderOf(unmatchedAction);
  const isKnown = population.tools.map(compiled.hasTool);
  for (let call = 0; call < population.size; call++) {
    const fails = population.isBroken[call] === 1 || isKnown[population.toolOf[call] ?? -1] !== true;
    const counts = isMatched[call] === 1 || (fails && isErrorEnough(defaults.onError));
    if (!counts) weigh(decisions, call, strictness(defaults.unmatchedAction), decider);
  }
}

/** What is made of a changed call depends on all rules: `judgeCalls` says it, of what the rules are known to find. */
function decideChanged(decided: Decided, rules: readonly RuleOutcomes[], context: CallsContext): void {
  const { population, compiled } = context;
  const keys = new Map(
    compiled.rules.action.map((rule) => [rule.rule.id, context.idOf(ruleKey(rule, compiled.policy))]),
  );
  const evaluate = knownOutcomes(rules, context, (call) => {
    decided.isMissing[population.itemOf[call] ?? 0] = 1;
  });
  const isChanged = changedCalls(rules, decided.ofCalls);
  let first = 0;
  for (let call = 0; call < population.size; call++) {
    const item = population.itemOf[call] ?? 0;
    if (population.itemOf[first] !== item) first = call;
    if (isChanged[call] !== 1 || decided.stamps.has(item)) continue;
    const judged = judgeItem(item, evaluate(first), context);
    decideItem(decided, { item, first, judged }, context);
    decided.stamps.set(item, stampOf(judged.calls, judged.steps, keys));
  }
}

interface JudgedItem {
  readonly item: number;
  /** Its first call. */
  readonly first: number;
  readonly judged: CallsJudgment;
}

function decideItem(decided: Decided, { item, first, judged }: JudgedItem, { deciderOf }: CallsContext): void {
  const { steps, calls } = judged;
  const put = (decisions: Decisions, index: number, { verdict, decidedBy }: ReturnType<typeof decide>): void => {
    decisions.strictest[index] = strictness(verdict);
    decisions.by[index] = decidedBy ? deciderOf(decidedBy.rule) : -1;
  };
  put(decided, item, decide(steps));
  for (const [index, { runs }] of calls.entries()) {
    const own = steps.filter(({ on }) => on === `call:${index}` || on === `rewritten:${index}`);
    put(decided.ofCalls, first + index, decide(own));
    decided.isChanged[first + index] = runs ? 1 : 0;
  }
  decided.isFailing[item] = steps.some(({ outcome }) => outcome === 'error') ? 1 : 0;
}

/** The calls that a rule redacts or rewrites, where no other one blocks them. */
function changedCalls(rules: readonly RuleOutcomes[], { strictest }: Decisions): Uint8Array {
  const isChanged = new Uint8Array(strictest.length);
  const block = strictness('block');
  for (const { column } of rules.filter(isChanging))
    for (let call = 0; call < column.length; call++)
      if (column[call] === matched && (strictest[call] ?? 0) < block) isChanged[call] = 1;
  return isChanged;
}

function judgeItem(item: number, evaluate: EvaluateRules, { compiled, items }: CallsContext): CallsJudgment {
  const { exchange, answer, opinions } = items[item] as RecordedExchange;
  return judgeCalls(contextOf(compiled, exchange, { opinions, evaluate }), answer.calls);
}

/** Whether a call is changed, and by which rules. */
function stampOf(calls: CallsJudgment['calls'], steps: readonly Step[], keys: ReadonlyMap<string, number>): string {
  const by = steps.filter(({ verdict, shadow }) => !shadow && (verdict === 'redact' || verdict === 'rewrite'));
  return [
    ...calls.map(({ runs }) => (runs ? '!' : '.')),
    ...by.map(({ on, rule }) => `${on} ${keys.get(rule)}`),
  ].join();
}
