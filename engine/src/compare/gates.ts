import type { Metrics, RunRecord } from '#schemas/generated/run.ts';
import type { Gate, GateName } from '../suite/suite.ts';

const rates = {
  catch_rate: ({ catchRate }) => catchRate.value,
  false_refusal_rate: ({ falseRefusalRate }) => falseRefusalRate.value,
  veto_rate: ({ vetoRate }) => vetoRate.value,
  approval_rate: ({ approvalRate }) => approvalRate.value,
  safe_reply_rate: ({ safeReplyRate }) => safeReplyRate.value,
  error_rate: ({ errorRate }) => errorRate.value,
} satisfies Record<GateName, (metrics: Metrics) => number | null>;

const comparisons = {
  '>=': (value, limit) => value >= limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '<': (value, limit) => value < limit,
} satisfies Record<Gate['operator'], (value: number, limit: number) => boolean>;

/** Judges the gates of a suite. A rate without cases does not pass: nothing was shown. */
export function judgeGates(gates: readonly Gate[], metrics: Metrics): RunRecord['gates'] {
  return gates.map(({ name, operator, limit }) => {
    const value = rates[name](metrics);
    return {
      gate: `${name} ${operator} ${limit}`,
      value,
      passed: value !== null && comparisons[operator](value, limit),
    };
  });
}
