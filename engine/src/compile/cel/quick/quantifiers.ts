import type { ASTNode } from '@marcbachmann/cel-js';
import type { Compile } from './compileQuick.ts';
import { type Quick, type QuickScope, type Run, unsure } from './quick.ts';
import { isList, itemType, testOf } from './values.ts';

type CompileIn = (node: ASTNode, scope: QuickScope) => ReturnType<Compile>;

/** `list.exists(x, CONDITION)` and `list.all(x, CONDITION)`, by what ends the search. */
export const quantifiers: Readonly<Record<string, boolean | undefined>> = { exists: true, all: false };

export function quickQuantifier(
  { list, variable, condition, ending }: Quantifier,
  scope: QuickScope,
  compile: CompileIn,
): Quick | undefined {
  const type = itemType(list.type);
  const test = type === undefined ? undefined : testOf(type);
  if (type === undefined || !test) return undefined;
  // Evaluated one after the other, never within itself: one place for the item is enough.
  const place: { item: unknown } = { item: undefined };
  const local: Quick = { type, run: () => place.item };
  const holds = compile(condition, { ...scope, locals: new Map([...scope.locals, [variable, local]]) });
  if (!holds) return undefined;
  const run: Run = (variables) => {
    const items = list.run(variables);
    if (!isList(items)) return unsure;
    for (const item of items) {
      if (!test(item)) return unsure;
      place.item = item;
      const value = holds.run(variables);
      if (value === ending) return ending;
      if (typeof value !== 'boolean') return unsure;
    }
    return !ending;
  };
  return { type: 'bool', run };
}

export interface Quantifier {
  readonly list: Quick;
  readonly variable: string;
  readonly condition: ASTNode;
  readonly ending: boolean;
}
