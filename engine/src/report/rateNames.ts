import type { GateName } from '../suite/suite.ts';

/** What the rates of a run are called, wherever a person reads of them: in reports, and in the panel. */
export const rateNames = {
  catch_rate: 'Attacks caught',
  false_refusal_rate: 'False refusals',
  approval_rate: 'Held for approval',
  veto_rate: 'Blocked',
  safe_reply_rate: 'Safe replies',
  error_rate: 'Errors',
} as const satisfies Record<GateName, string>;
