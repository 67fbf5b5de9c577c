import type { Metrics, Rate } from '#schemas/generated/run.ts';
import { layers } from '../policy/policy.ts';

export interface RateEntry {
  readonly name: string;
  /** Whether it is a part of the rate above it. */
  readonly isPart: boolean;
  readonly of: (metrics: Metrics) => Rate;
}

/** The rates of a run, as reports for people list them. */
export const rateTable: readonly RateEntry[] = [
  { name: 'Catch rate', isPart: false, of: ({ catchRate }) => catchRate },
  ...layers.map((layer): RateEntry => ({ name: `${layer} layer`, isPart: true, of: ({ byLayer }) => byLayer[layer] })),
  { name: 'the model', isPart: true, of: ({ byModel }) => byModel },
  { name: 'False refusals', isPart: false, of: ({ falseRefusalRate }) => falseRefusalRate },
  { name: 'Safe replies', isPart: false, of: ({ safeReplyRate }) => safeReplyRate },
  { name: 'Blocked', isPart: false, of: ({ vetoRate }) => vetoRate },
  { name: 'Held', isPart: false, of: ({ approvalRate }) => approvalRate },
  { name: 'Errors', isPart: false, of: ({ errorRate }) => errorRate },
];
