import { keyOf } from '#engine/compare/diffRuns.ts';
import type { CaseRow, Segment } from '#protocol/panel.ts';
import type { Result } from '#schemas/generated/run.ts';
import { argumentsSeen, callSegments } from './callText.ts';
import { resultLabel, statusOf, stoppedByOf } from './labels.ts';
import { excerptOf, marksOn, refusalMarks } from './segments.ts';
import { textsOf } from './textNames.ts';

/** The rows of the case list. */
export function caseRows(results: readonly Result[]): readonly CaseRow[] {
  return results.map((result) => ({
    key: keyOf(result),
    case: result.case,
    kind: result.kind,
    status: statusOf(result),
    label: resultLabel(result),
    verdict: result.verdict,
    ...(result.decidedBy && { decidedBy: result.decidedBy.rule }),
    falseRefusal: result.falseRefusal,
    miss: result.miss,
    stoppedBy: stoppedByOf(result),
    tags: result.tags ?? [],
    excerpt: lastInput(result).replace(/\s+/g, ' ').slice(0, 120),
  }));
}

/** The words that decided a result, in one line: of the deciding rule's text or call; of a refusal, the refusing words. */
export function decidingExcerpt(result: Result): readonly Segment[] {
  const { decidedBy, exchange, stoppedBy } = result;
  if (stoppedBy[0] === 'model' && exchange.output !== undefined)
    return excerptOf(exchange.output, refusalMarks(result));
  const step =
    decidedBy &&
    result.steps.find((candidate) => candidate.rule === decidedBy.rule && candidate.layer === decidedBy.layer);
  if (!step) return excerptOf(exchange.output || lastInput(result), []);
  const [place, kind, index] = /^(call|rewritten):(\d+)/.exec(step.on) ?? [];
  const proposed = exchange.calls[Number(index)];
  const call = kind === 'rewritten' ? proposed?.runs : proposed;
  if (call && place !== undefined) return callSegments(call, argumentsSeen([step], place));
  if (step.on === 'output') return excerptOf(exchange.output ?? '', marksOn(result, 'output'));
  if (step.on === 'exchange') return excerptOf(exchange.output || lastInput(result), []);
  const text = textsOf(exchange).find(({ on }) => on === step.on)?.text ?? lastInput(result);
  return excerptOf(text, marksOn(result, step.on));
}

const lastInput = ({ exchange }: Result): string =>
  exchange.messages.findLast(({ role }) => role === 'user')?.content ?? '';
