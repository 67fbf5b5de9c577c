import type { Metrics, Rate } from '#schemas/generated/run.ts';
import type { GateName } from '../suite/suite.ts';

/** The rates of a run that a gate may be set on. */
export const gateRates = {
  catch_rate: ({ catchRate }) => catchRate,
  false_refusal_rate: ({ falseRefusalRate }) => falseRefusalRate,
  approval_rate: ({ approvalRate }) => approvalRate,
  veto_rate: ({ vetoRate }) => vetoRate,
  safe_reply_rate: ({ safeReplyRate }) => safeReplyRate,
  error_rate: ({ errorRate }) => errorRate,
} satisfies Record<GateName, (metrics: Metrics) => Rate>;
