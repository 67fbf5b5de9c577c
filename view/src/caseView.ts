import type { CaseView } from '#protocol/panel/caseView.ts';
import { approverOf } from './approver.ts';
import { boundedText } from './bounded.ts';
import { labelAt } from './caseAt.ts';
import type { ViewContext, ViewParts } from './context.ts';
import { labelOf, statusOf } from './labels.ts';
import { stagesOf } from './stages.ts';
import { twinOf } from './twinOf.ts';

/** One case as its pipeline: what went in, what the model did, what it proposed, what came out, what the user would see. */
export function buildCaseView(index: number, context: ViewParts): CaseView {
  const { now, header, places, sessions } = context;
  const result = now.result(index);
  const target = places?.case(result.case);
  const approver = approverOf(result, { ...context, session: sessions?.(result.case) });
  return {
    key: now.identity(index).key,
    case: result.case,
    kind: result.kind,
    expected: result.expected,
    label: labelOf(result),
    ...labelBefore(index, context),
    status: statusOf(result),
    failures: result.notEvaluated ? [result.notEvaluated.message] : (result.failures ?? []),
    ...(target && { target }),
    ...twinOf(now, index),
    stages: stagesOf(result, { ...context, model: header.model, asOf: header.judgedAt }),
    shown: boundedText(result.shown),
    ...(approver !== undefined && { approver }),
  };
}

/** The verdict of the baseline, where it is another one. */
function labelBefore(index: number, { now, before }: ViewContext): Pick<CaseView, 'before'> {
  const at = before?.cases.find(now.identity(index).key);
  if (!before || at === undefined) return {};
  const label = labelAt(before.cases, at);
  return label.text === labelAt(now, index).text ? {} : { before: label };
}
