import { isPseudoRule } from '#engine/policy/policy.ts';
import type { Call, Result, Step } from '#schemas/generated/run.ts';
import { callText } from './callText.ts';
import { comparisonIn } from './comparison.ts';
import type { RuleContext } from './context.ts';
import { decidingStep } from './decidingExcerpt.ts';
import { counted, shorten } from './labels.ts';
import { inJson } from './ruleNotes.ts';

export interface ApproverContext extends RuleContext {
  /** What the application knows of the session. */
  readonly session: Readonly<Record<string, unknown>> | undefined;
}

/**
 * What a person needs to know to approve what is held: the call as it would run, with all its arguments, why it is held,
 * who asks, and under which policy. `issue_refund(order: "5120", amount: 55) · held by refund-over-limit, as amount 55 is
 * over refund_limit 40 · requested by c-1 · policy 2026.11.1`
 */
export function approverOf(result: Result, context: ApproverContext): string | undefined {
  if (result.notEvaluated || result.verdict !== 'require_approval') return undefined;
  const held = [...result.exchange.calls.entries()].filter(([, { verdict }]) => verdict === 'require_approval');
  const calls = held.slice(0, mostCalls).map(([index, call]) => heldCall(call, heldBy(result, index), context));
  const more = held.length > mostCalls ? [`and ${counted(held.length - mostCalls, 'more call')}`] : [];
  const step = held.length === 0 ? decidingStep(result) : undefined;
  return [...calls, ...more, ...(step ? [reasonOf(step, context)] : []), ...requestOf(context)].join(' · ');
}

/** How many calls, and how many characters of each, are said; that there are more is said as well. */
const [mostCalls, mostCharacters] = [10, 2000];

/** The same of one call. */
export const approverOfCall = (call: Call, by: Step | undefined, context: ApproverContext): string =>
  [heldCall(call, by, context), ...requestOf(context)].join(' · ');

/** The step that holds a call: the first of those that do. */
const heldBy = ({ steps }: Result, call: number): Step | undefined => stepsOn(steps, call, 'require_approval')[0];

/** The steps that gave a call its verdict. A shadow rule gives none, nor does an error that counts as `allow`. */
export const stepsOn = (steps: readonly Step[], call: number, verdict: Step['verdict']): readonly Step[] =>
  steps.filter(
    (step) =>
      !step.shadow &&
      step.verdict === verdict &&
      !(step.outcome === 'error' && verdict === 'allow') &&
      isOnCall(step.on, call),
  );

/** `call:0`, `call:0/body`, and what stands in its place. */
const isOnCall = (on: string, call: number): boolean =>
  [`call:${call}`, `rewritten:${call}`].includes(on.split('/', 1)[0] ?? '');

function heldCall({ runs, ...call }: Call, by: Step | undefined, context: ApproverContext): string {
  const text = callStart(runs ?? call);
  return by ? `${text} · ${reasonOf(by, context)}` : text;
}

/** Who approves must not take a part for the whole. */
function callStart(call: Pick<Call, 'tool' | 'args'>): string {
  const text = callText(call);
  const more = text.length - mostCharacters;
  return more > 0 ? `${text.slice(0, mostCharacters)}… and ${counted(more, 'more character')}` : text;
}

function reasonOf(step: Step, { rules }: RuleContext): string {
  const { rule, error } = step;
  if (isPseudoRule(rule)) return `held, as ${error ?? 'no rule matches this call'}`;
  if (error !== undefined) return `held by ${rule}, which could not be evaluated: ${error}`;
  const why = comparisonIn(rules.rule(rule)?.when, step.saw) ?? sawWords(step);
  return why === '' ? `held by ${rule}` : `held by ${rule}, as ${why}`;
}

/** `amount is 55, refund_limit is 40` */
const sawWords = ({ saw }: Step): string =>
  Object.entries(saw ?? {})
    .map(([name, value]) => `${name.replace(/^(?:args|values)\./, '')} is ${inJson(value)}`)
    .join(', ');

/** The names under which applications keep who asks, in the order in which they are looked for. */
const requesters = ['customer', 'user', 'account', 'client', 'employee', 'member', 'patient', 'tenant'];

function requestOf({ session = {}, policy }: ApproverContext): readonly string[] {
  const { version } = policy.policy;
  const names = requesters.flatMap((name) => [name, `${name}_id`, `${name}Id`]);
  const requester = names
    .map((name) => session[name])
    .find((value) => typeof value === 'string' || typeof value === 'number');
  return [
    ...(requester === undefined ? [] : [`requested by ${shorten(String(requester), 80)}`]),
    ...(version === '' ? [] : [`policy ${version}`]),
  ];
}
