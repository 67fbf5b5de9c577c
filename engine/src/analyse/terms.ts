import type { ASTNode } from '@marcbachmann/cel-js';
import { fieldPath } from '../compile/cel/celAst.ts';
import type { CelVariables } from '../compile/cel/celEnvironment.ts';
import type { CelType } from '../compile/cel/celTypes.ts';
import { numbersThat, onlyWhole } from './numberSet.ts';
import { cell, join, meet, nowhere, type Region, values } from './region.ts';
import {
  aList,
  aMap,
  aNumber,
  aText,
  aTruth,
  joinValues,
  missing,
  noValue,
  numbersOf,
  present,
  unionOfValues,
  type ValueSet,
  withoutValues,
} from './valueSet.ts';

/** What names mean in the expressions of a rule. */
export interface TermScope {
  /** The variables and their types: one set for each kind of call that the rule may judge. */
  readonly variables: readonly CelVariables[];
  /** The policy's own. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** An expression whose value is compared: a field, the size of one, a text in small letters. */
export interface Term {
  /** Equal for terms that are always equal. */
  readonly key: string;
  /** The values that it can give. */
  readonly gives: ValueSet;
  /** The cases in which it gives one of them. */
  readonly given: Region;
  /** The cases in which it is an error. */
  readonly errs: Region;
  /** Whether it could ever give a text: in small letters, none has a capital one. */
  readonly canGive: (text: string) => boolean;
  /** Whether a text that it gives could ever hold this one. */
  readonly canHold: (part: string) => boolean;
}

/** The term that a node is; undefined for any other expression. */
export function termOf(node: ASTNode, scope: TermScope): Term | undefined {
  const path = fieldPath(node);
  if (path) return isField(path, scope) ? fieldTerm(path, scope) : undefined;
  const call = callOf(node);
  const of = call && termOf(call.of, scope);
  if (!of) return undefined;
  if (call.name === 'size') return sizeTerm(of);
  const change = textChanges[call.name];
  return change && changedTerm(of, call.name, change);
}

/** A key for a field; parts of a path may hold any character. */
export const fieldKey = (path: readonly string[]): string => JSON.stringify(path);
export const sizeKey = (key: string): string => `size ${key}`;

/** Whether a path begins with a variable that can change: of `values`, everything is known. */
export const isField = ([root = '']: readonly string[], { variables }: TermScope): boolean =>
  root !== 'values' && variables.every((known) => Object.hasOwn(known, root));

/**
 * Reading a field of the wrong type is an error where the type is known, and gives the value where it is not: a rule for
 * several tools may be in both cases.
 */
export function fieldTerm(path: readonly string[], { variables }: TermScope): Term {
  const key = fieldKey(path);
  const types = variables.map((known) => valuesOfType(typeAt(known, path)));
  const gives = unionOfValues(types);
  const wrong = unionOfValues(types.map((type) => withoutValues(present, type)));
  const isVariable = path.length === 1;
  return {
    key,
    gives,
    given: cell([[key, values(gives)], ...parentsOf(path)]),
    errs: isVariable ? nowhere : cell([[key, values(joinValues(wrong, missing))]]),
    canGive: () => true,
    canHold: () => true,
  };
}

/** What a field is read from is a map. */
export const parentsOf = (path: readonly string[]) =>
  path.slice(2).map((_, index) => [fieldKey(path.slice(0, index + 2)), values(aMap)] as const);

/** Whether a field is one of an object whatever the call is, and its name is one that the object may have. */
export const isDeclaredField = (path: readonly string[], scope: TermScope): boolean =>
  isField(path, scope) &&
  scope.variables.every((known) => {
    const type = typeAt(known, path.slice(0, -1));
    return typeof type === 'object' ? Object.hasOwn(type, path.at(-1) ?? '') : type?.startsWith('map<') === true;
  });

const typeAt = (variables: CelVariables, path: readonly string[]): CelType | undefined =>
  path.reduce<CelType | undefined>(
    (type, step) => (typeof type === 'object' ? type[step] : type === undefined ? undefined : 'dyn'),
    variables,
  );

/** The values that are of a type; none where a field is not declared. */
function valuesOfType(type: CelType | undefined): ValueSet {
  if (type === undefined) return noValue;
  if (typeof type === 'object' || type.startsWith('map<')) return aMap;
  return type.startsWith('list<') ? aList : (scalars[type] ?? present);
}

const scalars: Readonly<Record<string, ValueSet>> = { string: aText, double: aNumber, bool: aTruth };

const sizable = unionOfValues([aText, aList, aMap]);

function sizeTerm({ key, gives, given, errs }: Term): Term {
  return {
    key: sizeKey(key),
    gives: numbersOf(onlyWhole(numbersThat['>='](0))),
    given: meet(given, cell([[key, values(sizable)]])),
    errs: join(errs, cell([[key, values(withoutValues(gives, sizable))]])),
    canGive: () => true,
    canHold: () => true,
  };
}

/** Changing a text twice is changing it once: a text that it changes is one that it never gives. */
const textChanges: Readonly<Record<string, ((text: string) => string) | undefined>> = {
  lowerAscii: (text) => text.toLowerCase(),
  upperAscii: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
};

function changedTerm({ key, gives, given, errs }: Term, name: string, change: (text: string) => string): Term {
  return {
    key: `${name} ${key}`,
    gives: aText,
    given: meet(given, cell([[key, values(aText)]])),
    errs: join(errs, cell([[key, values(withoutValues(gives, aText))]])),
    canGive: (text) => change(text) === text,
    // What is cut off at the ends may well stand within.
    canHold: (part) => change(part).length < part.length || change(part) === part,
  };
}

/** `size(x)`, `x.size()`, `x.trim()` */
function callOf(node: ASTNode): { readonly name: string; readonly of: ASTNode } | undefined {
  if (node.op === 'call' && node.args[1].length === 1) return { name: node.args[0], of: node.args[1][0] as ASTNode };
  return node.op === 'rcall' && node.args[2].length === 0 ? { name: node.args[0], of: node.args[1] } : undefined;
}
