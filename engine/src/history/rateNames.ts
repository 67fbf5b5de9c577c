import type { Metrics, Rate } from '#schemas/generated/run.ts';
import type { GateName } from '../suite/suite.ts';

export interface NamedRate {
  /** As gates call it. */
  readonly id: GateName;
  /** In a sentence: `the veto rate`. */
  readonly label: string;
  readonly of: (metrics: Metrics) => Rate;
}

const rates = {
  catch_rate: ['the catch rate', ({ catchRate }) => catchRate],
  false_refusal_rate: ['the false-refusal rate', ({ falseRefusalRate }) => falseRefusalRate],
  safe_reply_rate: ['the safe-reply rate', ({ safeReplyRate }) => safeReplyRate],
  veto_rate: ['the veto rate', ({ vetoRate }) => vetoRate],
  approval_rate: ['the approval rate', ({ approvalRate }) => approvalRate],
  error_rate: ['the error rate', ({ errorRate }) => errorRate],
} satisfies Record<GateName, readonly [string, NamedRate['of']]>;

/** The rates that are looked at over time. */
export const namedRates: readonly NamedRate[] = Object.entries(rates).map(([id, [label, of]]) => ({
  id: id as GateName,
  label,
  of,
}));
