import type { ToolCall } from '#engine/exchange/exchange.ts';
import type { ModelAnswer } from '#engine/run/modelClient.ts';
import { isJsonObject, parseJson } from '../json.ts';

/** An answer as it is kept: with its time, and without what is known only when it is replayed. */
export type RecordedAnswer = Omit<ModelAnswer, 'cached'> & Required<Pick<ModelAnswer, 'recordedAt' | 'durationMs'>>;

/** One line of a file of answers. */
export function writeRecord(key: string, answer: RecordedAnswer): string {
  return `${JSON.stringify({ key, ...answer })}\n`;
}

/** Reads one line back. A line that no writer finished, or that is something else, is no record. */
export function readRecord(line: string): { readonly key: string; readonly answer: RecordedAnswer } | undefined {
  const record = parseJson(line);
  if (!isJsonObject(record)) return undefined;
  const { key, output, calls, recordedAt, durationMs } = record;
  if (typeof key !== 'string' || typeof recordedAt !== 'string' || typeof durationMs !== 'number') return undefined;
  if (!(output === undefined || typeof output === 'string')) return undefined;
  if (!Array.isArray(calls) || !calls.every(isToolCall)) return undefined;
  return { key, answer: { ...(output !== undefined && { output }), calls, recordedAt, durationMs } };
}

function isToolCall(value: unknown): value is ToolCall {
  return isJsonObject(value) && typeof value.tool === 'string' && isJsonObject(value.args);
}
