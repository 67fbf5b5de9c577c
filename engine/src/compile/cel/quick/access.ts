import type { ASTNode } from '@marcbachmann/cel-js';
import type { Compile } from './compileQuick.ts';
import {
  constant,
  folded,
  type Quick,
  type QuickScope,
  type QuickShared,
  type QuickType,
  type Run,
  unsure,
} from './quick.ts';
import { isList, isPlain, isScalar, itemType, type Plain, readOwn, type Test, testOf } from './values.ts';

/** A variable. */
export function quickVariable(name: string, { variables, locals, shared }: QuickScope): Quick | undefined {
  const local = locals.get(name);
  if (local) return local;
  const type = variables[name];
  const ofType = type === undefined ? undefined : testOf(type);
  if (type === undefined || !ofType) return undefined;
  if (name === 'values') return ofType(shared.values) ? constant(type, shared.values) : undefined;
  const isObject = ofType === isPlain;
  const test = isObject ? shared.isRecord(name) : ofType;
  const run = (given: Readonly<Record<string, unknown>>): unknown => {
    const value = given[name];
    return test(value) ? value : unsure;
  };
  return { type, run, root: isObject ? name : undefined };
}

/** `args.amount` */
export function quickField(of: Quick | undefined, name: string, { shared }: QuickScope): Quick | undefined {
  const type = of && fieldType(of.type, name);
  const test = type === undefined ? undefined : testOf(type);
  if (!of || type === undefined || !test) return undefined;
  const { run, root } = of;
  if (root !== undefined && !(name in Object.prototype)) return { type, run: rootField(root, name, test, shared) };
  return folded({ type, run: (variables) => readOwn(run(variables), name, test) }, [of]);
}

/** By far the most frequent of all. */
function rootField(root: string, name: string, test: Test, { isRecord }: QuickShared): Run {
  const isReadable = isRecord(root);
  return (variables) => {
    const record = variables[root];
    if (!isReadable(record)) return unsure;
    const value = (record as Plain)[name];
    return typeof value !== 'undefined' && test(value) ? value : unsure;
  };
}

/** `args["amount"]`, `args.tags[0]` */
export function quickIndex(of: Quick | undefined, index: Quick | undefined, scope: QuickScope): Quick | undefined {
  const key = index?.constant?.value;
  if (typeof key === 'string') return quickField(of, key, scope);
  const type = of && itemType(of.type);
  const test = type === undefined ? undefined : testOf(type);
  if (!of || type === undefined || !test || index?.type !== 'int' || typeof key !== 'number') return undefined;
  const { run } = of;
  return folded({ type, run: (variables) => readItem(run(variables), key, test) }, [of]);
}

function readItem(list: unknown, index: number, test: Test): unknown {
  if (!isList(list)) return unsure;
  const item = list[index];
  return test(item) ? item : unsure;
}

/** `has(args.amount)` */
export function quickHas(node: ASTNode, compile: Compile): Quick | undefined {
  if (node.op !== '.') return undefined;
  const [parent, name] = node.args;
  const of = compile(parent);
  if (!of || !isPath(parent)) return undefined;
  const { run, type } = of;
  if (typeof type === 'object' && !Object.hasOwn(type, name))
    return { type: 'bool', run: (variables) => (run(variables) === unsure ? unsure : false) };
  const field = fieldType(type, name);
  const test = field === undefined ? undefined : testOf(field);
  return test && folded({ type: 'bool', run: (variables) => hasOwn(run(variables), name, test) }, [of]);
}

function hasOwn(of: unknown, name: string, test: Test): unknown {
  if (isScalar(of) || isList(of)) return false;
  if (!isPlain(of)) return unsure;
  if (Object.hasOwn(of, name)) return test(of[name]) ? true : unsure;
  return name in of ? unsure : false;
}

const isPath = (node: ASTNode): boolean => node.op === 'id' || (node.op === '.' && isPath(node.args[0]));

/** The type of a field; undefined where cel-js has to say. */
function fieldType(type: QuickType, name: string): QuickType | undefined {
  if (typeof type === 'object') return Object.hasOwn(type, name) ? type[name] : undefined;
  return type === 'dyn' || type === 'map<string, dyn>' ? 'dyn' : undefined;
}
