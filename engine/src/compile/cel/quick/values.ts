import { type QuickType, unsure } from './quick.ts';

export type Plain = Readonly<Record<string, unknown>>;

/** As cel-js tells an object: one with a field named `constructor` is none. */
export function isPlain(value: unknown): value is Plain {
  if (typeof value !== 'object' || value === null) return false;
  const made = (value as { constructor?: unknown }).constructor;
  return made === Object || made === undefined;
}

/**
 * Whether the value of each variable is an object without a prototype of its own. Remembers the last one: all rules look at the
 * arguments of one call before those of the next.
 */
export function recordTests(): (name: string) => Test {
  const tests = new Map<string, Test>();
  return (name) => {
    const test = tests.get(name) ?? recordTest();
    tests.set(name, test);
    return test;
  };
}

function recordTest(): Test {
  let last: unknown;
  return (value) => {
    if (value === last && value !== undefined) return true;
    if (!isPlain(value)) return false;
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return false;
    last = value;
    return true;
  };
}

export function isList(value: unknown): value is readonly unknown[] {
  return typeof value === 'object' && value !== null && (value as { constructor?: unknown }).constructor === Array;
}

export function isScalar(value: unknown): value is string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null;
}

/** Whether cel-js can tell the type of a value: it looks at the first item of a list or object, and of that, and so on. */
export function isTyped(value: unknown): boolean {
  if (isScalar(value)) return true;
  if (isList(value)) return value[0] === undefined || isTyped(value[0]);
  if (!isPlain(value)) return false;
  for (const key in value) return isTyped(value[key]);
  return true;
}

export type Test = (value: unknown) => boolean;

/** Whether a value is of a type, as cel-js tests it: lists and objects are not looked into. */
export function testOf(type: QuickType): Test | undefined {
  if (typeof type === 'object' || type.startsWith('map<')) return isPlain;
  return type.startsWith('list<') ? isList : tests[type];
}

function isJson(value: unknown): boolean {
  return isScalar(value) || isList(value) || isPlain(value);
}

const tests: Readonly<Record<string, Test | undefined>> = {
  string: (value) => typeof value === 'string',
  bool: (value) => typeof value === 'boolean',
  double: (value) => typeof value === 'number',
  dyn: isJson,
};

/** A field of an object, if it is the object's own and of the right type. */
export function readOwn(of: unknown, name: string, test: Test): unknown {
  if (!isPlain(of) || !Object.hasOwn(of, name)) return unsure;
  const value = of[name];
  return test(value) ? value : unsure;
}

/** The type of the items of a list. */
export function itemType(type: QuickType): QuickType | undefined {
  if (type === 'dyn') return 'dyn';
  return typeof type === 'string' && type.startsWith('list<') ? type.slice('list<'.length, -1) : undefined;
}
