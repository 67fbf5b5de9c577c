import type { Metrics, RunRecord } from '#schemas/generated/run.ts';
import type { Gate } from '../suite/suite.ts';
import { gateRates } from './gateRates.ts';

const comparisons = {
  '>=': (value, limit) => value >= limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '<': (value, limit) => value < limit,
} satisfies Record<Gate['operator'], (value: number, limit: number) => boolean>;

/** Judges the gates of a suite. A rate without cases does not pass: nothing was shown. */
export function judgeGates(gates: readonly Gate[], metrics: Metrics): RunRecord['gates'] {
  return gates.map(({ name, operator, limit }) => {
    const { value } = gateRates[name](metrics);
    return {
      gate: `${name} ${operator} ${limit}`,
      value,
      passed: value !== null && comparisons[operator](value, limit),
    };
  });
}
