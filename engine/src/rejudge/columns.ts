import type { CompiledCondition } from '../compile/compileCondition.ts';
import type { CompiledPolicy, CompiledRule } from '../compile/compilePolicy.ts';
import { toolTest } from '../compile/toolPattern.ts';
import type { Rule } from '../policy/policy.ts';
import {
  type Column,
  failed,
  intersect,
  joinColumns,
  joins,
  matched,
  notMatched,
  type Selection,
  select,
} from './column.ts';
import { evaluateAll, type Replies } from './evaluateAll.ts';
import { candidatesOf, fillColumn } from './fillColumn.ts';
import { conditionKey, scopeKey, textConditionKey } from './keys.ts';
import { needsOf } from './needs.ts';
import type { CallPopulation, InputPopulation, Population, Populations } from './population.ts';
import { findOrMake, type Store } from './store.ts';
import { isTextCondition, type TextCondition } from './textCondition.ts';
import { makeTextTest } from './textTest.ts';
import { conditionsOfEntries, widerCondition, widest } from './wider.ts';
import type { Work } from './work.ts';

/** What columns are made of. */
export interface ColumnContext {
  readonly compiled: CompiledPolicy;
  readonly populations: Populations;
  readonly store: Store<Column>;
  readonly replies: Store<Replies>;
  /** Counts how often opinions have come in: with each time, those that were missing are looked up again. */
  readonly asOf: number;
}

type TextContext = Pick<ColumnContext, 'populations' | 'store'>;

/** The subjects for which the conditions of a rule are evaluated. */
interface Scope {
  readonly key: string;
  readonly population: Population;
  readonly selection: Selection;
}

export interface RuleScope extends Scope {
  readonly rule: Rule;
}

/** What a rule finds in the subjects of its layer. Only conditions whose key is new are evaluated. */
export function* ruleColumn({ rule, when, unless }: CompiledRule, context: ColumnContext): Work<Column> {
  const { populations } = context;
  const scope = scopeOf(rule, context);
  const { population, selection } = scope;
  const holds = when
    ? yield* conditionColumn(when, scope, context)
    : joinColumns(joins.all, [], selection, population.size);
  if (!unless) return ofOrigin(rule, holds, populations.input);
  const exceptions = yield* conditionColumn(unless, scope, context);
  return ofOrigin(rule, joinColumns(joins.butNot, [holds, exceptions], selection, population.size), populations.input);
}

export function scopeOf(rule: Rule, { compiled, populations }: ColumnContext): RuleScope {
  const population = populations[rule.layer];
  const key = `${population.name} ${scopeKey(rule, compiled.policy)}`;
  const selection = rule.layer === 'action' ? callsOf(rule, populations.action) : undefined;
  return { rule, key, population, selection };
}

/** What a text says does not depend on where it is from: conditions are evaluated for all texts, and `on` is free to change. */
export function ofOrigin({ layer, on }: Rule, column: Column, { origins }: InputPopulation): Column {
  if (layer !== 'input' || on === 'any') return column;
  return column.map((outcome, text) => (origins[text] === on ? outcome : notMatched));
}

function callsOf(rule: Rule, { size, tools, toolOf, isBroken }: CallPopulation): Selection {
  const governed = tools.map(toolTest(rule));
  return select(size, (call) => isBroken[call] === 0 && governed[toolOf[call] ?? -1] === true);
}

export function* conditionColumn(compiled: CompiledCondition, scope: RuleScope, context: ColumnContext): Work<Column> {
  const { condition } = compiled;
  switch (condition.kind) {
    case 'not':
    case 'all':
    case 'any': {
      const parts: Column[] = [];
      for (const part of compiled.parts()) parts.push(yield* conditionColumn(part, scope, context));
      return joinColumns(joins[condition.kind], parts, scope.selection, scope.population.size);
    }
    case 'cel':
      return yield* evaluatedColumn(compiled, scope, context);
    case 'detector':
      return isTextCondition(condition)
        ? yield* detectorColumn(condition, scope, context)
        : yield* evaluatedColumn(compiled, scope, context);
  }
}

function evaluatedColumn(compiled: CompiledCondition, scope: RuleScope, context: ColumnContext): Work<Column> {
  const { condition } = compiled;
  const asOf = compiled.asks ? `${context.asOf} ` : '';
  const key = `${scope.key} ${asOf}${conditionKey(condition, scope.rule, context.compiled.policy)}`;
  return findOrMake(context.store, key, () => evaluateAll(compiled, scope, context));
}

/** What the detectors with the widest options find in the texts that have an index. */
export function* findWidest(populations: Populations, store: Store<Column>): Work<void> {
  for (const population of [populations.input, populations.output])
    for (const condition of widest) yield* detectorColumn(condition, textScope(population), { populations, store });
}

/** What a text detector finds. Review rules look at the texts of the other layers, and at some of their own. */
function* detectorColumn(condition: TextCondition, scope: Scope, context: TextContext): Work<Column> {
  if (scope.population.name === 'review') return yield* reviewColumn(condition, scope, context);
  return yield* findOrMake(context.store, columnKey(condition, scope), () => makeColumn(condition, scope, context));
}

const columnKey = (condition: TextCondition, { key }: Scope): string => `${key} ${textConditionKey(condition)}`;

/**
 * To look for all kinds of personal data takes five times as long as to look for a few: the first judgment does not wait for
 * it. `findWidest` looks for them later.
 */
const isDearer = ({ name }: TextCondition): boolean => name === 'pii';

function* makeColumn(condition: TextCondition, scope: Scope, context: TextContext): Work<Column> {
  const { population, selection } = scope;
  const isFound = makeTextTest(condition);
  if (!isFound) return yield* fillColumn(population, selection, () => failed);
  const entries = conditionsOfEntries(condition);
  if (entries.length > 0) {
    const columns: Column[] = [];
    for (const entry of entries) columns.push(yield* detectorColumn(entry, scope, context));
    return joinColumns(joins.any, columns, selection, population.size);
  }
  const candidates = intersect(selection, yield* candidatesFor(condition, scope, context), population.size);
  return yield* fillColumn(population, candidates, (subject) => {
    return isFound(population.texts(subject), population.exchange(subject)) ? matched : notMatched;
  });
}

/** The subjects in which a detector may find something. */
function* candidatesFor(condition: TextCondition, scope: Scope, context: TextContext): Work<Selection> {
  const { size } = scope.population;
  const candidates = candidatesOf(needsOf(condition), scope.population);
  if (candidates) return candidates;
  const wider = widerCondition(condition);
  if (!wider || (isDearer(wider) && !context.store.find(columnKey(wider, scope)))) return undefined;
  const column = yield* detectorColumn(wider, scope, context);
  return select(size, (subject) => column[subject] !== notMatched);
}

function* reviewColumn(condition: TextCondition, scope: Scope, context: TextContext): Work<Column> {
  const { input, output, aside } = context.populations;
  const column = new Uint8Array(scope.population.size);
  for (const population of [input, output, aside]) {
    const part = yield* detectorColumn(condition, textScope(population), context);
    for (let subject = 0; subject < part.length; subject++) {
      const item = population.itemOf[subject] ?? 0;
      column[item] = Math.max(column[item] ?? 0, part[subject] ?? 0);
    }
  }
  return column;
}

/** All texts of a population. */
const textScope = (population: Population): Scope => ({
  key: `${population.name} `,
  population,
  selection: undefined,
});
