import type { CompiledPolicy, CompiledRule } from '../compile/compilePolicy.ts';
import { type Layer, layers, unknownTool, unmatchedAction, unreadableArguments } from '../policy/policy.ts';
import { type Column, matched } from './column.ts';
import { combine, verdictsOf } from './combine.ts';
import { type CallDecisions, type CallsContext, decideCalls } from './decideCalls.ts';
import { type Decisions, gather, type RuleOutcomes, undecided, weighRule } from './decision.ts';
import { type Found, type FoundOutcomes, failingOf, missingOf, type Outcomes } from './flagged.ts';
import type { KeptDecisions } from './keptDecisions.ts';
import { ruleKey } from './keys.ts';
import type { Population, Populations } from './population.ts';
import type { RecordedExchange } from './recorded.ts';
import { isChanging, type KeptReviews, keepOnly, type Stamps, withChanged } from './reviewColumn.ts';
import type { Store } from './store.ts';
import { type CallVerdicts, type CorpusVerdicts, changes, type Decider, type RuleColumn } from './verdicts.ts';

/** What a policy is applied to, and what is kept from one policy to the next. */
export interface DecideContext {
  readonly compiled: CompiledPolicy;
  readonly items: readonly RecordedExchange[];
  readonly populations: Populations;
  /** What the model did in each exchange, where it was called. */
  readonly answers: Uint8Array;
  readonly store: Store<Column>;
  readonly asOf: number;
  readonly keptDecisions: KeptDecisions;
  readonly keptReviews: KeptReviews;
}

/** Decides about all exchanges anew, by what the rules found. Some milliseconds for 100,000. */
export function decideCorpus(found: ReadonlyMap<CompiledRule, Found>, context: DecideContext): CorpusVerdicts {
  const { compiled, items, populations, keptDecisions } = context;
  const deciders = decidersOf(compiled);
  const outcomesOf = (layer: Layer): readonly FoundOutcomes[] =>
    compiled.rules[layer].map((compiledRule) => {
      const decider = deciders.findIndex((each) => each.rule === compiledRule.rule.id && each.layer === layer);
      return { rule: compiledRule.rule, decider, ...(found.get(compiledRule) as Found) };
    });
  const size = items.length;
  const texts = (layer: 'input' | 'output' | 'review', rules: readonly RuleOutcomes[]): Decisions =>
    decideTexts(rules, populations[layer], size);
  const [input, output] = [outcomesOf('input'), outcomesOf('output')];
  const calls = keptDecisions.action.get(layerKey('action', context, deciders), () =>
    decideCalls(outcomesOf('action'), callsContext(context, deciders)),
  );
  const { changed, ...changing } = changesOf({ input, output, calls }, context);
  const review = reviewOutcomes(outcomesOf('review'), changing, context);
  const decided: Record<Layer, Decisions> = {
    input: keptDecisions.input.get(layerKey('input', context, deciders), () => texts('input', input)),
    action: calls,
    output: keptDecisions.output.get(layerKey('output', context, deciders), () => texts('output', output)),
    review: texts('review', review),
  };
  const marked = { input, action: outcomesOf('action'), output, review };
  return {
    ...combine(decided, context),
    deciders,
    changed,
    inputChanges: changing.stamps.input,
    failing: failingOf(marked, calls, context),
    missing: missingOf(marked, calls, context),
    inputDecidedBy: decided.input.by,
    calls: callVerdicts(calls, populations.action),
    found: ruleColumns(marked, populations),
  };
}

function ruleColumns(outcomes: Outcomes, populations: Populations): readonly RuleColumn[] {
  const columns: RuleColumn[] = [];
  for (const layer of layers)
    for (const { decider, column } of outcomes[layer]) columns[decider] = { column, itemOf: populations[layer].itemOf };
  return columns;
}

const callVerdicts = (
  { ofCalls, isChanged }: CallDecisions,
  { size, itemOf, tools, toolOf }: Populations['action'],
): CallVerdicts => ({
  size,
  itemOf,
  tools,
  toolOf,
  verdicts: verdictsOf(ofCalls),
  decidedBy: ofCalls.by,
  isChanged,
});

/** All that decides within a layer, beside the exchanges. */
function layerKey(layer: Layer, { compiled }: DecideContext, deciders: readonly Decider[]): string {
  const { policy, rules } = compiled;
  const pseudoRules = layer === 'action' && [policy.defaults, policy.tools?.tools.map(({ name }) => name)];
  return JSON.stringify([rules[layer].map((rule) => ruleKey(rule, policy)), pseudoRules, deciders]);
}

function callsContext(context: DecideContext, deciders: readonly Decider[]): CallsContext {
  const { compiled, items, populations, store, keptReviews } = context;
  return {
    compiled,
    items,
    population: populations.action,
    deciderOf: (rule) => deciders.findIndex((each) => each.rule === rule && each.layer === 'action'),
    store,
    asOf: context.asOf,
    idOf: keptReviews.idOf,
  };
}

function reviewOutcomes(
  outcomes: readonly FoundOutcomes[],
  changing: Pick<Changes, 'stamps' | 'changers'>,
  { compiled, items, keptReviews: kept }: DecideContext,
): readonly FoundOutcomes[] {
  keepOnly(kept, compiled);
  const reviewing = { compiled, items, kept, ...changing };
  return outcomes.map((each, index) => ({
    ...each,
    ...withChanged(each, compiled.rules.review[index] as CompiledRule, reviewing),
  }));
}

function decidersOf({ policy }: CompiledPolicy): readonly Decider[] {
  const pseudo = [unmatchedAction, unknownTool, unreadableArguments].map(
    (rule): Decider => ({ layer: 'action', rule }),
  );
  return [...policy.rules.map(({ layer, id }): Decider => ({ layer, rule: id })), ...pseudo];
}

function decideTexts(rules: readonly RuleOutcomes[], { size, itemOf }: Population, items: number): Decisions {
  const decisions = undecided(size);
  for (const rule of rules) weighRule(decisions, rule);
  return gather(decisions, itemOf, items);
}

interface Changes {
  readonly changed: Uint8Array;
  readonly stamps: Stamps;
  readonly changers: ReadonlyMap<string, Uint8Array>;
}

/** Which exchanges rules change, and by what. */
function changesOf(
  {
    input,
    output,
    calls,
  }: Readonly<Record<'input' | 'output', readonly RuleOutcomes[]>> & { readonly calls: CallDecisions },
  { compiled, items, populations, keptReviews: { idOf } }: DecideContext,
): Changes {
  const changers = new Map<string, Uint8Array>();
  const stampsBy = (rules: readonly RuleOutcomes[]): ReadonlyMap<number, string> => {
    const stamps = new Map<number, string>();
    for (const { rule, column } of rules.filter(isChanging)) {
      const { itemOf } = populations[rule.layer];
      const id = idOf(ruleKey({ rule }, compiled.policy));
      const isChanger = new Uint8Array(items.length);
      changers.set(rule.id, isChanger);
      for (let subject = 0; subject < column.length; subject++) {
        if (column[subject] !== matched) continue;
        const item = itemOf[subject] ?? 0;
        isChanger[item] = 1;
        stamps.set(item, `${stamps.get(item) ?? ''}${subject} ${id};`);
      }
    }
    return stamps;
  };
  const stamps = { input: stampsBy(input), action: calls.stamps, output: stampsBy(output) };
  return { ...together(stamps, items.length), changers };
}

/** What changes each exchange in any layer, and which layers do. */
function together(stamps: Omit<Stamps, 'all'>, size: number): Pick<Changes, 'changed' | 'stamps'> {
  const changed = new Uint8Array(size);
  const all = new Map<number, string>();
  for (const layer of ['input', 'output', 'action'] as const)
    for (const [item, stamp] of stamps[layer]) {
      changed[item] = (changed[item] ?? 0) | changes[layer];
      all.set(item, `${all.get(item) ?? ''}${layer} ${stamp}`);
    }
  return { changed, stamps: { ...stamps, all } };
}
