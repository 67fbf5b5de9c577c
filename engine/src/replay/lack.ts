import type { UnloggedReason } from '../exchange/logged.ts';
import { decide } from '../judge/decide.ts';
import type { Step } from '../judge/judgment.ts';

/** Why an exchange cannot be judged: what a rule asks for is not there. */
export interface Lack {
  readonly reason: LackReason;
  /** `the rule refund-limit reads the session: …` */
  readonly message: string;
}

export type LackReason = 'needs-judge' | 'needs-session' | Extract<UnloggedReason, 'no-answer'>;

/**
 * What rules wanted and did not have, where it can matter. An opinion that nobody asked for and a session that the log
 * does not keep are no errors of a rule: what would have been decided is not known, unless other rules block it anyway.
 */
export function lackOf(steps: readonly Step[], { hasSession }: { readonly hasSession: boolean }): Lack | undefined {
  const reasons = steps.map((step) => reasonOf(step, hasSession));
  const first = steps.find((_, index) => reasons[index] !== undefined);
  if (!first) return undefined;
  const { verdict } = decide(steps.filter((_, index) => reasons[index] === undefined));
  if (verdict === 'block') return undefined;
  const reason = reasonOf(first, hasSession) ?? 'needs-judge';
  return { reason, message: words[reason](first) };
}

function reasonOf({ shadow, error }: Step, hasSession: boolean): Exclude<LackReason, 'no-answer'> | undefined {
  if (shadow || !error) return undefined;
  if (error.reason === 'not_asked') return 'needs-judge';
  return error.reason === 'missing_value' && !hasSession ? 'needs-session' : undefined;
}

const words: Readonly<Record<Exclude<LackReason, 'no-answer'>, (step: Step) => string>> = {
  'needs-judge': ({ rule }) => `the rule \`${rule}\` asks a judge or a classifier`,
  'needs-session': ({ rule, error }) => `the rule \`${rule}\` reads the session, which is not known: ${error?.message}`,
};
