import type { Opinion } from '#engine/opinion/opinion.ts';
import { isJsonObject, parseJson } from '../json.ts';
import { shortReason } from '../shortReason.ts';

export type JudgeReading =
  | { readonly kind: 'opinion'; readonly opinion: Opinion }
  | { readonly kind: 'garbled'; readonly reason: string };

/**
 * Reads what a judge replied: an object of JSON with an answer and a confidence, which may be fenced, and which may follow
 * what the model thought. Only what the reply ends with counts, so that an answer that a judge quotes from the exchange is
 * not taken for its own.
 */
export function readJudgeReply(text: string): JudgeReading {
  const object = lastObject(withoutThoughts(text));
  if (object === undefined) return garbled('its reply does not end with a JSON object');
  const { answer, confidence, reason } = object;
  const holds = typeof answer === 'string' ? answers.get(answer.trim().toLowerCase()) : undefined;
  if (holds === undefined) return garbled('`answer` is neither `yes` nor `no`');
  if (typeof confidence !== 'number' || !(confidence >= 0 && confidence <= 1))
    return garbled('`confidence` is not a number from 0 to 1');
  const said = typeof reason === 'string' ? shortReason(reason) : '';
  return { kind: 'opinion', opinion: { holds, confidence, ...(said !== '' && { reason: said }) } };
}

const answers: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['no', false],
]);

function garbled(reason: string): JudgeReading {
  return { kind: 'garbled', reason };
}

/** Of a model that was cut off while it thought, nothing is left. */
function withoutThoughts(text: string): string {
  const start = text.lastIndexOf('<think>');
  const end = text.lastIndexOf('</think>');
  return start > end ? '' : text.slice(end < 0 ? 0 : end + '</think>'.length);
}

/** An answer is short. Further back, and at more braces, no object is looked for, so that no reply is slow to read. */
const LONGEST_ANSWER = 10_000;
const MOST_BRACES = 100;

/** The object of JSON that a text ends with, the end of a fence aside. */
function lastObject(text: string): Readonly<Record<string, unknown>> | undefined {
  const end = text.slice(-LONGEST_ANSWER).replace(/\s*```\s*$/, '');
  let start = end.length;
  for (let braces = 0; braces < MOST_BRACES && start > 0; braces++) {
    start = end.lastIndexOf('{', start - 1);
    if (start < 0) return undefined;
    const object = parseJson(end.slice(start));
    if (isJsonObject(object)) return object;
  }
  return undefined;
}
