/** Where a policy keeps how it judges. */
export const compiledPolicy = Symbol('compiled policy');

/** A policy that can judge. `compilePolicy` makes it, and the functions that judge take it. */
export interface Policy {
  readonly id: string;
  readonly version: string;
  /** No part of the interface: it may change from one version of the engine to the next. */
  readonly [compiledPolicy]: unknown;
}
