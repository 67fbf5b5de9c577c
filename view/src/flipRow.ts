import type { ChangeKind, FlipRow } from '#protocol/panel/changes.ts';
import type { Result } from '#schemas/generated/run.ts';
import { deciderAt, isLetThrough, labelAt } from './caseAt.ts';
import type { ComparedParts, RuleContext } from './context.ts';
import { decidingExcerpt, decidingStep } from './decidingExcerpt.ts';
import { inJson } from './ruleNotes.ts';
import { twinOf } from './twinOf.ts';
import { valueChange } from './valueChange.ts';

/** A case that ends otherwise, by its index now. */
export function flipRow(index: number, change: ChangeKind, context: ComparedParts): FlipRow {
  const { now, before } = context;
  const at = before.changes.before[index] ?? -1;
  const { key, case: id, kind } = now.identity(index);
  const telling = isTold(index, at, context) ? now.result(index) : before.cases.result(at);
  const note = noteOf(telling, context);
  return {
    key,
    case: id,
    kind,
    change,
    from: labelAt(before.cases, at),
    to: labelAt(now, index),
    excerpt: decidingExcerpt(telling),
    ...(note !== '' && { note }),
    ...twinOf(now, index),
  };
}

/** Whether what decides now tells why the case changed, and not what decided before. */
function isTold(index: number, at: number, { now, before }: ComparedParts): boolean {
  if (isLetThrough(now, index, before.cases, at)) return false;
  return deciderAt(now, index) !== undefined || now.columns.stoppedBy[index] !== 0;
}

/** What the edit changed in what the deciding rule compares with: `refund_limit now 40`. */
function noteOf(telling: Result, { policy, before }: RuleContext): string {
  const fields = Object.keys(decidingStep(telling)?.saw ?? {});
  const notes = fields.flatMap((field) => {
    const change = valueChange(field, policy, before?.policy);
    const name = field.slice('values.'.length);
    return change ? [change.now === undefined ? `${name} is gone` : `${name} now ${inJson(change.now)}`] : [];
  });
  return notes.join(' · ');
}
