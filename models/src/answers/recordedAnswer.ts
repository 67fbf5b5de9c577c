import type { ToolCall } from '#engine/exchange/exchange.ts';
import type { ModelAnswer } from '#engine/run/modelClient.ts';
import { isJsonObject } from '../json.ts';
import type { Recorded, Timed } from './record.ts';

/** An answer as it is kept: with its time, and without what is known only when it is replayed. */
export type RecordedAnswer = Said & Timed;

type Said = Pick<ModelAnswer, 'output' | 'calls'>;

export function isAnswer(recorded: Recorded | undefined): recorded is RecordedAnswer {
  return recorded !== undefined && !('opinion' in recorded);
}

export function readAnswerFields({ output, calls }: Readonly<Record<string, unknown>>): Said | undefined {
  if (!(output === undefined || typeof output === 'string')) return undefined;
  if (!Array.isArray(calls) || !calls.every(isToolCall)) return undefined;
  return { ...(output !== undefined && { output }), calls };
}

function isToolCall(value: unknown): value is ToolCall {
  return isJsonObject(value) && typeof value.tool === 'string' && isJsonObject(value.args);
}
