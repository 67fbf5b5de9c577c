import type { ASTNode } from '@marcbachmann/cel-js';
import type { CompiledCondition } from '../compile/compileCondition.ts';
import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import type { Evaluate, Subject } from '../compile/outcome.ts';
import type { OpinionReply } from '../opinion/opinion.ts';
import type { Condition } from '../policy/policy.ts';
import { needsOfExpression } from './celNeeds.ts';
import { readsOf } from './celReads.ts';
import { type Column, intersect, outcomeCodes, type Selection } from './column.ts';
import { candidatesOf, fillColumn } from './fillColumn.ts';
import type { Groups } from './groups.ts';
import { requestKey } from './keys.ts';
import type { Population } from './population.ts';
import type { Store } from './store.ts';
import type { Work } from './work.ts';

/** What was said when opinions were asked for. */
export interface Replies {
  /** Of each subject. */
  readonly said: readonly (OpinionReply | undefined)[];
  /** When those that are missing were looked up. */
  readonly asOf: number;
}

interface EvaluateScope {
  /** Of the scope: equal keys, equal subjects. */
  readonly key: string;
  readonly rule: { readonly id: string };
  readonly population: Population;
  readonly selection: Selection;
}

interface EvaluateContext {
  readonly compiled: CompiledPolicy;
  readonly replies: Store<Replies>;
  readonly asOf: number;
}

/** Evaluates a condition for all subjects of a scope, or for as few as will do. */
export function evaluateAll(
  condition: CompiledCondition,
  scope: EvaluateScope,
  context: EvaluateContext,
): Work<Column> {
  const ast = condition.tree();
  if (ast) return evaluateExpression(ast, condition.evaluate, scope, context);
  return condition.asks ? evaluateAsking(condition, scope, context) : evaluateEach(condition.evaluate, scope, context);
}

const evaluateEach = (
  evaluate: Evaluate,
  { population, selection }: EvaluateScope,
  { compiled }: EvaluateContext,
): Work<Column> =>
  fillColumn(population, selection, (number) => outcomeCodes[evaluate(population.subject(number, compiled)).kind]);

function* evaluateExpression(
  ast: ASTNode,
  evaluate: Evaluate,
  { population, selection }: EvaluateScope,
  { compiled }: EvaluateContext,
): Work<Column> {
  const reads = readsOf(ast);
  const groups = reads && (yield* population.groups(reads));
  const candidates = candidatesOf(needsOfExpression(ast), population);
  const outcomeOf = (number: number): number => outcomeCodes[evaluate(population.subject(number, compiled)).kind];
  return yield* fillColumn(
    population,
    intersect(selection, candidates, population.size),
    groups ? onceForEach(groups, outcomeOf) : outcomeOf,
  );
}

/** What is found in one subject of a group is found in all of them. */
function onceForEach(groups: Groups, outcomeOf: (number: number) => number): (number: number) => number {
  const known: number[] = [];
  return (number) => {
    const group = groups[number] ?? -1;
    known[group] ??= outcomeOf(number);
    return known[group];
  };
}

/** A judge or a classifier: from what was said once, every threshold is decided. */
function* evaluateAsking(
  { condition, evaluate }: CompiledCondition,
  scope: EvaluateScope,
  { compiled, replies, asOf }: EvaluateContext,
): Work<Column> {
  const { population, selection } = scope;
  const key = repliesKey(condition, scope);
  const known = replies.find(key);
  const said = known?.said.slice() ?? [];
  const column = yield* fillColumn(population, selection, (number) => {
    const isKnown = known?.asOf === asOf || said[number] !== undefined;
    const subject = isKnown ? toldOnly(said[number]) : noting(population.subject(number, compiled), number, said);
    return outcomeCodes[evaluate(subject).kind];
  });
  replies.keep(key, { said, asOf });
  return column;
}

/** Under which is kept what was said of the subjects of a scope. */
export const repliesKey = (condition: Condition, { key, rule }: Pick<EvaluateScope, 'key' | 'rule'>): string =>
  `${key} ${requestKey(condition, rule)}`;

const noting = (subject: Subject, number: number, said: (OpinionReply | undefined)[]): Subject => ({
  ...subject,
  opinions: (request) => {
    said[number] = subject.opinions(request);
    return said[number];
  },
});

/** All that a judge or a classifier decides by. */
const toldOnly = (reply: OpinionReply | undefined): Subject => ({
  texts: () => [],
  variables: {},
  exchange: { messages: [], documents: [], session: {}, history: [] },
  opinions: () => reply,
});
