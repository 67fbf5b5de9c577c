import type { ASTNode } from '@marcbachmann/cel-js';
import { fieldPath, literalText } from '../compile/cel/celAst.ts';
import { linearMatches } from '../compile/cel/celEnvironment.ts';
import { type Constant, constantOf } from './constants.ts';
import { keyAtom } from './keyAtom.ts';
import { numbersThat } from './numberSet.ts';
import { always, never, not, type Outcomes } from './outcomes.ts';
import { readsOf } from './reads.ts';
import { cell, everywhere, join, joinAll, meet, nowhere, type Region, values } from './region.ts';
import { fieldKey, fieldTerm, isField, type Term, type TermScope, termOf } from './terms.ts';
import {
  aNumber,
  aText,
  aTruth,
  meetValues,
  missing,
  numbersOf,
  present,
  unionOfValues,
  type ValueSet,
  valueSetOf,
  valuesMeet,
  withoutValues,
} from './valueSet.ts';

/** The outcomes of an expression that is no `&&`, `||`, `!` or `? :` of others. */
export function celAtom(node: ASTNode, scope: TermScope): Outcomes {
  return comparison(node, scope) ?? test(node, scope) ?? truth(node, scope) ?? opaque(node, scope);
}

function comparison(node: ASTNode, scope: TermScope): Outcomes | undefined {
  switch (node.op) {
    case '==':
      return equality(node.args, scope);
    case '!=': {
      const equal = equality(node.args, scope);
      return equal && not(equal);
    }
    case '<':
    case '<=':
    case '>':
    case '>=':
      return order(node.op, node.args, scope);
    case 'in':
      return keyAtom(node.args, scope) ?? membership(node.args, scope);
    default:
      return undefined;
  }
}

type Operands = readonly [ASTNode, ASTNode];

/** `args.to == "card"`, either way round. */
function equality([left, right]: Operands, scope: TermScope): Outcomes | undefined {
  const constant = constantOf(right, scope.values);
  if (!constant) return constantOf(left, scope.values) ? equality([right, left], scope) : undefined;
  return isScalar(constant.value) ? isOneOf(left, [constant], scope) : undefined;
}

/** `args.to in ["card", "cash"]`: a list of one type. What others give, and an empty one that somebody may fill, is left to CEL. */
function membership([item, list]: Operands, scope: TermScope): Outcomes | undefined {
  const constant = constantOf(list, scope.values);
  if (!constant || !Array.isArray(constant.value)) return undefined;
  const items: readonly unknown[] = constant.value;
  const isUniform = items.every((value) => isScalar(value) && value !== null && typeof value === typeof items[0]);
  if (!isUniform || (items.length === 0 && constant.isSet)) return undefined;
  const among = isOneOf(
    item,
    items.map((value) => ({ ...constant, value })),
    scope,
  );
  // cel-js fails for some items of an empty list.
  return among && items.length === 0 ? { ...among, errs: join(among.errs, among.fails) } : among;
}

function isOneOf(node: ASTNode, constants: readonly Constant[], scope: TermScope): Outcomes | undefined {
  const term = termOf(node, scope);
  if (!term) return isConstant(node, constants, scope);
  const possible = constants.filter(({ value }) => typeof value !== 'string' || term.canGive(value));
  return belongs(term, unionOfValues(possible.map(({ value }) => valueSetOf(value))));
}

/** What is equal to a constant of `values` is a switch, which somebody may turn. */
function isConstant(node: ASTNode, constants: readonly Constant[], scope: TermScope): Outcomes | undefined {
  const own = constantOf(node, scope.values);
  if (!own || !isScalar(own.value) || [own, ...constants].some(({ isSet }) => isSet)) return undefined;
  return constants.some(({ value }) => value === own.value) ? always : never;
}

const belongs = ({ key, gives, given, errs }: Term, set: ValueSet): Outcomes => ({
  holds: meet(given, cell([[key, values(meetValues(gives, set))]])),
  fails: meet(given, cell([[key, values(withoutValues(gives, set))]])),
  errs,
});

type Order = keyof typeof numbersThat;

const flipped: Readonly<Record<Order, Order>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** `args.amount > 40`, either way round. */
function order(operator: Order, [left, right]: Operands, scope: TermScope): Outcomes | undefined {
  const bound = constantOf(right, scope.values);
  if (!bound) return constantOf(left, scope.values) ? order(flipped[operator], [right, left], scope) : undefined;
  if (typeof bound.value !== 'number') return undefined;
  const numbers = numbersOf(numbersThat[operator](bound.value));
  const term = termOf(left, scope);
  if (term) return onType(term, aNumber, numbers);
  const own = constantOf(left, scope.values);
  if (typeof own?.value !== 'number' || own.isSet || bound.isSet) return undefined;
  return valuesMeet(numbers, valueSetOf(own.value)) ? always : never;
}

/** Of a value of a type, whether it is in a set; of any other, an error. */
function onType(term: Term, type: ValueSet, set: ValueSet): Outcomes {
  const { key, gives } = term;
  const typed = { ...term, gives: meetValues(gives, type) };
  const { holds, fails, errs } = belongs(typed, set);
  return { holds, fails, errs: join(errs, cell([[key, values(withoutValues(gives, type))]])) };
}

const textTests = ['startsWith', 'endsWith', 'contains', linearMatches];

/** `has(args.to)`, and tests of a text that are written out. */
function test(node: ASTNode, scope: TermScope): Outcomes | undefined {
  if (node.op === 'call') return node.args[0] === 'has' ? has(node.args[1][0], scope) : undefined;
  if (node.op !== 'rcall' || !textTests.includes(node.args[0])) return undefined;
  const [name, of, [argument]] = node.args;
  const term = termOf(of, scope);
  const part = literalText(argument);
  if (!term || !part) return undefined;
  const { gives, given, errs, key } = term;
  const texts = meet(given, cell([[key, values(aText)]]));
  const otherwise = join(errs, cell([[key, values(withoutValues(gives, aText))]]));
  if (name !== linearMatches && !term.canHold(part.value)) return { holds: nowhere, fails: texts, errs: otherwise };
  if (name !== linearMatches && part.value === '') return { holds: texts, fails: nowhere, errs: otherwise };
  // Of a text, such a test is never an error.
  const { holds, fails } = decided(`${name} ${JSON.stringify(part.value)} ${key}`, texts, otherwise);
  return { holds, fails, errs: otherwise };
}

/** Where the type of a field is known, a value of another type is an error here too. */
function has(node: ASTNode | undefined, scope: TermScope): Outcomes | undefined {
  const path = node?.op === '.' ? fieldPath(node) : undefined;
  if (!path || !isField(path, scope)) return undefined;
  const { key, given, errs } = fieldTerm(path, scope);
  const parent = fieldTerm(path.slice(0, -1), scope);
  const isMissing = cell([[key, values(missing)]]);
  return {
    holds: given,
    fails: meet(parent.given, isMissing),
    errs: join(meet(parent.errs, isMissing), meet(errs, cell([[key, values(present)]]))),
  };
}

/** A field that is true or false. */
function truth(node: ASTNode, scope: TermScope): Outcomes | undefined {
  const constant = constantOf(node, scope.values);
  if (constant && !constant.isSet && typeof constant.value === 'boolean') return constant.value ? always : never;
  const term = termOf(node, scope);
  return term && onType(term, aTruth, valueSetOf(true));
}

/** Any other expression is equal to itself. What it reads must be there for it to hold or not to hold. */
function opaque(node: ASTNode, scope: TermScope): Outcomes {
  const fields = readsOf(node).filter(({ path }) => isField(path, scope));
  const terms = fields.map(({ path }) => fieldTerm(path, scope));
  const given = terms.reduce<Region>((region, term) => meet(region, term.given), everywhere);
  const errs = joinAll(terms.map((term) => term.errs));
  return node.op === '!=' ? not(decided(sameKey(node.args), given, errs)) : decided(keyOf(node), given, errs);
}

/** Holds or not, and nobody knows when; also an error, for reasons of its own. */
function decided(key: string, given: Region, errs: Region): Outcomes {
  return {
    holds: meet(given, cell([[key, values(valueSetOf(true))]])),
    fails: meet(given, cell([[key, values(valueSetOf(false))]])),
    errs: join(errs, cell([[key, values(missing)]])),
  };
}

/** Equal for expressions that are always equal: `a > b` is `b < a`. */
export function keyOf(node: ASTNode): string {
  const path = fieldPath(node);
  if (path) return fieldKey(path);
  switch (node.op) {
    case '>':
      return operation('<', [node.args[1], node.args[0]]);
    case '>=':
      return operation('<=', [node.args[1], node.args[0]]);
    case '==':
      return sameKey(node.args);
    default:
      return operation(node.op, node.args);
  }
}

const sameKey = (operands: Operands): string => `==(${operands.map(keyOf).sort().join()})`;

const operation = (operator: string, args: unknown): string => `${operator}(${keyOfArgument(args)})`;

function keyOfArgument(value: unknown): string {
  if (Array.isArray(value)) return value.map(keyOfArgument).join();
  if (value !== null && typeof value === 'object' && 'op' in value) return keyOf(value as ASTNode);
  return typeof value === 'string' ? JSON.stringify(value) : `${typeof value} ${String(value)}`;
}

const isScalar = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value);
