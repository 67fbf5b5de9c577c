import type { Condition } from '#engine/policy/policy.ts';
import type { Step } from '#schemas/generated/run.ts';
import { inJson } from './ruleNotes.ts';

const operators: Readonly<Record<string, string>> = {
  '<': 'is under',
  '<=': 'is at most',
  '>': 'is over',
  '>=': 'is at least',
  '==': 'is',
  '!=': 'is not',
};

/** One comparison, and nothing else: `args.amount > values.refund_limit`, `args.amount > 40`. */
const comparison = /^\s*([a-z][\w.]*)\s*(<=?|>=?|==|!=)\s*([a-z][\w.]*|-?\d+(?:\.\d+)?|"[^"\\]*")\s*$/i;

/** What a rule compared, as far as its condition is one comparison that holds: `amount 55 is over refund_limit 40`. */
export function comparisonIn(when: Condition | undefined, saw: Step['saw'] = {}): string | undefined {
  const [, left, operator, right] = (when?.kind === 'cel' && comparison.exec(when.source)) || [];
  if (left === undefined || operator === undefined || right === undefined || !Object.hasOwn(saw, left))
    return undefined;
  return `${named(left, saw)} ${operators[operator]} ${Object.hasOwn(saw, right) ? named(right, saw) : right}`;
}

const named = (field: string, saw: NonNullable<Step['saw']>): string =>
  `${field.replace(/^(?:args|values)\./, '')} ${inJson(saw[field])}`;
