/** Closes a switch over a union: a new kind does not compile until it has a case. */
export function assertNever(value: never): never {
  throw new Error(`unknown kind: ${JSON.stringify(value)}`);
}
