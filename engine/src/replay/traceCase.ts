import { expectationOf } from '../run/expectation.ts';
import { caseValue, likelyKind } from './caseValue.ts';
import type { PreviewedCall } from './previewCalls.ts';
import { subjectOf } from './probe.ts';
import { readableId } from './readableId.ts';

/** Whether a case can hold the exchange of a call: arguments that could not be read are not there to be written. */
export const fitsCase = ({ trace: { exchange, answer } }: PreviewedCall): boolean =>
  [...exchange.history, ...answer.calls].every(({ problem }) => !problem);

/** What the exchange of a call is called as a case: after its only call; one of several calls after what the user asked. */
export function caseIdOfCall({ call, trace: { exchange, answer } }: PreviewedCall): string {
  const text = exchange.messages.findLast(({ role }) => role === 'user')?.content;
  return readableId(text && answer.calls.length > 1 ? text : subjectOf({ calls: [call] }));
}

/**
 * The exchange that a call of a trace stands in, as a case of a suite. It expects what the policy decides about the whole
 * of it now; nothing where that is not to be relied on.
 */
export function caseOfCall({ trace, result, lack }: PreviewedCall, id: string) {
  const { verdict } = result;
  return lack
    ? caseValue(trace, { id, kind: 'edge' })
    : caseValue(trace, { id, kind: likelyKind(verdict, { isDoubtful: true }), expect: expectationOf(result) });
}
