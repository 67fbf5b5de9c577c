import { readField } from '#engine/compile/cel/celAst.ts';
import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';

/** A value of a policy that an edit changed. */
export interface ValueChange {
  readonly now: unknown;
  /** Undefined where it is new. */
  readonly was: unknown;
}

/** What an edit did to a field that a condition reads (`values.refund_limit`); undefined where it left it as it was. */
export function valueChange(
  field: string,
  now: CompiledPolicy,
  before: CompiledPolicy | undefined,
): ValueChange | undefined {
  const path = field.split('.');
  if (path[0] !== 'values' || !before) return undefined;
  const change = {
    now: readField(path, { values: now.policy.values }),
    was: readField(path, { values: before.policy.values }),
  };
  return JSON.stringify(change.now) === JSON.stringify(change.was) ? undefined : change;
}
