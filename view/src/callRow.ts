import { callFates } from '#engine/live/judged.ts';
import { isPseudoRule } from '#engine/policy/policy.ts';
import type { PreviewedCall } from '#engine/replay/previewCalls.ts';
import { fitsCase } from '#engine/replay/traceCase.ts';
import type { CallFate, CallRow } from '#protocol/panel/actions.ts';
import type { Call, Step } from '#schemas/generated/run.ts';
import { type ApproverContext, approverOfCall, stepsOn } from './approver.ts';
import { argumentsSeen, callExcerpt } from './callText.ts';
import type { ViewParts } from './context.ts';
import { shorten, verdictLabel } from './labels.ts';
import { inJson } from './ruleNotes.ts';
import { rewrittenArguments } from './stages.ts';

/** One proposed call of a case, by its number among all; undefined where the model would not be asked for it. */
export function callRow(number: number, { now, sessions, ...context }: ViewParts): CallRow | undefined {
  const fate = callFates[now.calls.fates[number] ?? -1] ?? 'none';
  if (fate === 'none') return undefined;
  const index = now.calls.caseOf[number] ?? -1;
  const { key, case: id } = now.identity(index);
  const { steps, exchange } = now.result(index);
  const place = now.calls.placeOf[number] ?? -1;
  const call = exchange.calls[place];
  return (
    call && { key, case: id, ...judgedCall({ call, place, fate, steps }, { ...context, session: sessions?.(id) }) }
  );
}

/** One call of a trace that was pasted. */
export const traceRow = (previewed: PreviewedCall, parts: ViewParts): CallRow => ({
  ...(fitsCase(previewed) && { inTrace: previewed.number }),
  ...previewedCall(previewed, parts),
});

function previewedCall(previewed: PreviewedCall, parts: ViewParts): CallRow {
  const { fate, result, place, approver } = previewed;
  const call = result.exchange.calls[place];
  if (fate === 'none' || !call) return unreachedCall(previewed, parts);
  return judgedCall({ call, place, fate, steps: result.steps }, { ...parts, session: approver?.session });
}

function unreachedCall({ call, verdict, decidedBy, message }: PreviewedCall, { rules }: ViewParts): CallRow {
  const target = decidedBy && rules.target(decidedBy.rule);
  return {
    fate: 'blocked',
    label: verdictLabel(verdict),
    proposed: callExcerpt(call, new Set()),
    ...(decidedBy && { rule: decidedBy.rule }),
    ...(target && { target }),
    why: 'the input is blocked: the model would not have been asked',
    ...(message !== undefined && { message: shorten(message, mostMessage) }),
  };
}

const mostMessage = 300;

export interface JudgedCall {
  readonly call: Call;
  /** Its number among the calls of its exchange. */
  readonly place: number;
  readonly fate: CallFate;
  /** Of the whole exchange. */
  readonly steps: readonly Step[];
}

/** What is said of a call, wherever it comes from. */
export function judgedCall(
  { call, place, fate, steps }: JudgedCall,
  context: ApproverContext,
): Omit<CallRow, 'key' | 'case'> {
  const by = stepsOn(steps, place, call.verdict)[0];
  const target = by && context.rules.target(by.rule);
  const why = by && whyOf(by);
  return {
    fate,
    label: verdictLabel(call.verdict),
    proposed: callExcerpt(call, argumentsSeen(by ? [by] : [], `call:${place}`)),
    ...(call.runs && { runs: callExcerpt(call.runs, rewrittenArguments(call)) }),
    ...(by && { rule: by.rule }),
    ...(target && { target }),
    ...(why && { why }),
    ...(isStopped(fate) && { message: shorten(by?.message ?? context.policy.policy.defaults.message, mostMessage) }),
    ...(fate === 'held' && { approver: approverOfCall(call, by, context) }),
  };
}

const isStopped = (fate: CallFate): boolean => fate === 'held' || fate === 'blocked';

/** `args.amount is 55 · values.refund_limit is 40` */
function whyOf({ rule, saw = {}, error }: Step): string {
  const seen = Object.entries(saw).map(([name, value]) => `${name} is ${inJson(value)}`);
  const problem = error ?? (isPseudoRule(rule) ? 'no rule matches this call' : undefined);
  return [...(problem === undefined ? [] : [problem]), ...seen].join(' · ');
}
