import type { CelVariables } from '../celEnvironment.ts';
import type { CelType } from '../celTypes.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** What an expression gives where only cel-js can say: each kind of error, and whatever is seldom met. */
export const unsure: unique symbol = Symbol('unsure');

/** INVARIANT: gives exactly what cel-js gives, or `unsure`. Whole numbers (CEL's int) are JavaScript numbers inside. */
export type Run = (variables: Variables) => unknown;

/** A part of an expression as a function. */
export interface Quick {
  readonly type: QuickType;
  readonly run: Run;
  /** What it gives, where that is known before it is evaluated. */
  readonly constant?: { readonly value: unknown };
  /** The name of the variable that it is, if that is an object. */
  readonly root?: string;
}

/** As in CEL, int is no double: they are divided and overflow in ways of their own. An `opaque` value is for `in` alone. */
export type QuickType = CelType | 'int' | 'opaque';

/** What names mean in an expression. */
export interface QuickScope {
  readonly variables: CelVariables;
  readonly shared: QuickShared;
  /** The variables of `exists` and `all`. */
  readonly locals: ReadonlyMap<string, Quick>;
}

/** What the expressions of a policy share. */
export interface QuickShared {
  /** The policy's own: they do not change between evaluations. */
  readonly values: unknown;
  /** Whether a variable is an object whose fields can be read as they are. */
  readonly isRecord: (name: string) => (value: unknown) => boolean;
}

export const constant = (type: QuickType, value: unknown): Quick => ({ type, run: () => value, constant: { value } });

/** Evaluates now what does not change. */
export function folded(quick: Quick, of: readonly Quick[]): Quick {
  if (!of.every((part) => part.constant)) return quick;
  const value = quick.run({});
  return value === unsure ? quick : constant(quick.type, value);
}
