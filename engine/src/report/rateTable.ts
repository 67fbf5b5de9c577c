import type { Metrics, Rate } from '#schemas/generated/run.ts';
import { gateRates } from '../compare/gateRates.ts';
import { layers } from '../policy/policy.ts';
import type { GateName } from '../suite/suite.ts';
import { rateNames } from './rateNames.ts';

export interface RateEntry {
  readonly name: string;
  /** Whether it is a part of the rate above it. */
  readonly isPart: boolean;
  readonly of: (metrics: Metrics) => Rate;
}

const whole = (id: GateName): RateEntry => ({ name: rateNames[id], isPart: false, of: gateRates[id] });
const part = (name: string, of: RateEntry['of']): RateEntry => ({ name, isPart: true, of });

/** The rates of a run, as reports for people list them. */
export const rateTable: readonly RateEntry[] = [
  whole('catch_rate'),
  ...layers.map((layer) => part(`${layer} layer`, ({ byLayer }) => byLayer[layer])),
  part('the model', ({ byModel }) => byModel),
  whole('false_refusal_rate'),
  whole('safe_reply_rate'),
  whole('veto_rate'),
  whole('approval_rate'),
  whole('error_rate'),
];
