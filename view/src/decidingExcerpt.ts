import type { Segment } from '#protocol/panel/labels.ts';
import type { Result } from '#schemas/generated/run.ts';
import { argumentsSeen, callExcerpt } from './callText.ts';
import { excerptOf, marksOn, refusalMarks } from './segments.ts';
import { textsOf } from './textNames.ts';

/** The words that decided a result, in one line: of the deciding rule's text or call; of a refusal, the refusing words. */
export function decidingExcerpt(result: Result): readonly Segment[] {
  const { exchange, stoppedBy } = result;
  if (stoppedBy[0] === 'model' && exchange.output !== undefined)
    return excerptOf(exchange.output, refusalMarks(result));
  const step = decidingStep(result);
  if (!step) return excerptOf(exchange.output || lastInput(result), []);
  const [place, kind, index] = /^(call|rewritten):(\d+)/.exec(step.on) ?? [];
  const proposed = exchange.calls[Number(index)];
  const call = kind === 'rewritten' ? proposed?.runs : proposed;
  if (call && place !== undefined) return callExcerpt(call, argumentsSeen([step], place));
  if (step.on === 'output') return excerptOf(exchange.output ?? '', marksOn(result, 'output'));
  if (step.on === 'exchange') return excerptOf(exchange.output || lastInput(result), []);
  const text = textsOf(exchange).find(({ on }) => on === step.on)?.text ?? lastInput(result);
  return excerptOf(text, marksOn(result, step.on));
}

/** The step of the rule that decided, where one did. */
export const decidingStep = ({ decidedBy, steps }: Result): Result['steps'][number] | undefined =>
  decidedBy
    ? steps.find(({ rule, layer, shadow }) => rule === decidedBy.rule && layer === decidedBy.layer && !shadow)
    : undefined;

const lastInput = ({ exchange }: Result): string =>
  exchange.messages.findLast(({ role }) => role === 'user')?.content ?? '';
