import type { CompiledCondition } from '../compile/compileCondition.ts';
import type { CompiledRule } from '../compile/compilePolicy.ts';
import { type Column, forEach, matched, notMatched } from './column.ts';
import { type ColumnContext, conditionColumn, ofOrigin, type RuleScope, scopeOf } from './columns.ts';
import { evaluateAll, repliesKey } from './evaluateAll.ts';
import type { Work } from './work.ts';

/**
 * The subjects for which a rule wants an opinion that is not there, as 1; undefined where it asks nobody. As `evaluate`
 * does, it asks only where nothing that costs less decides.
 */
export function* missingOpinions(
  { rule, when, unless }: CompiledRule,
  context: ColumnContext,
): Work<Column | undefined> {
  if (!when?.asks && !unless?.asks) return undefined;
  const scope = scopeOf(rule, context);
  const { size } = scope.population;
  const missing = new Uint8Array(size);
  const isReached = new Uint8Array(size);
  forEach(scope.selection, size, (subject) => {
    isReached[subject] = 1;
  });
  const search: Search = { isReached, missing, scope, context };
  if (when) {
    yield* addMissing(when, search);
    keepReached(search, yield* conditionColumn(when, scope, context), (outcome) => outcome === matched);
  }
  if (unless) yield* addMissing(unless, search);
  return ofOrigin(rule, missing, context.populations.input);
}

interface Search {
  /** The subjects that a condition is evaluated for. */
  readonly isReached: Column;
  readonly missing: Column;
  readonly scope: RuleScope;
  readonly context: ColumnContext;
}

function* addMissing(compiled: CompiledCondition, search: Search): Work<void> {
  const { condition } = compiled;
  if (!compiled.asks) return;
  switch (condition.kind) {
    case 'cel':
      return;
    case 'detector':
      return yield* addUnsaid(compiled, search);
    case 'not':
      for (const part of compiled.parts()) yield* addMissing(part, search);
      return;
    case 'all':
      return yield* addOfParts(compiled.parts(), search, (outcome) => outcome !== notMatched);
    case 'any':
      return yield* addOfParts(compiled.parts(), search, (outcome) => outcome !== matched);
  }
}

/** Parts that ask nobody are evaluated before those that do. */
function* addOfParts(
  parts: readonly CompiledCondition[],
  search: Search,
  isOpen: (outcome: number | undefined) => boolean,
): Work<void> {
  const own = { ...search, isReached: search.isReached.slice() };
  const [free, asking] = [parts.filter(({ asks }) => !asks), parts.filter(({ asks }) => asks)];
  for (const part of [...free, ...asking]) {
    yield* addMissing(part, own);
    keepReached(own, yield* conditionColumn(part, search.scope, search.context), isOpen);
  }
}

function keepReached({ isReached }: Search, outcomes: Column, isOpen: (outcome: number | undefined) => boolean): void {
  for (let subject = 0; subject < isReached.length; subject++) if (!isOpen(outcomes[subject])) isReached[subject] = 0;
}

/** Where a judge or a classifier has said nothing. */
function* addUnsaid(compiled: CompiledCondition, { isReached, missing, scope, context }: Search): Work<void> {
  yield* conditionColumn(compiled, scope, context);
  const key = repliesKey(compiled.condition, scope);
  // The outcomes may be kept for longer than what they were made of.
  if (!context.replies.find(key)) yield* evaluateAll(compiled, scope, context);
  const said = context.replies.find(key)?.said ?? [];
  for (let subject = 0; subject < missing.length; subject++)
    if (isReached[subject] === 1 && said[subject] === undefined) missing[subject] = 1;
}
