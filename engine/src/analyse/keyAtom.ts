import type { ASTNode } from '@marcbachmann/cel-js';
import { fieldPath, literalText } from '../compile/cel/celAst.ts';
import type { Outcomes } from './outcomes.ts';
import { cell, nowhere, values } from './region.ts';
import { fieldKey, fieldTerm, isDeclaredField, parentsOf, type TermScope } from './terms.ts';
import { missing, present } from './valueSet.ts';

/**
 * `"to" in args`: whether a field is there, whatever it is; undefined where that is not known to be the question. A key that the
 * schema does not name may be there all the same.
 */
export function keyAtom([key, object]: readonly [ASTNode, ASTNode], scope: TermScope): Outcomes | undefined {
  const name = literalText(key)?.value;
  const parent = fieldPath(object);
  if (name === undefined || !parent) return undefined;
  const path = [...parent, name];
  if (!isDeclaredField(path, scope)) return undefined;
  const where = (is: typeof present) => cell([[fieldKey(path), values(is)], ...parentsOf(path)]);
  return {
    holds: where(present),
    fails: where(missing),
    errs: parent.length > 1 ? fieldTerm(parent, scope).errs : nowhere,
  };
}
