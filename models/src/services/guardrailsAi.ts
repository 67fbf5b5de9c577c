import type { Opinion, OpinionSpan } from '#engine/opinion/opinion.ts';
import { isJsonObject } from '../json.ts';
import { type AskedText, bearer, garbled, type ServiceAdapter } from './adapter.ts';
import { type JsonObject, objectsOf, textOf } from './json.ts';
import { changedSpan, spanIn, wholeSpan } from './spans.ts';

/**
 * Guardrails AI, `POST /guards/{guard}/validate`, one text to a request. It takes snake_case and answers in camelCase; a
 * server that does not know `llm_output` validates nothing and says that all is well
 * (https://github.com/guardrails-ai/guardrails/issues/1200), so a reply counts only where it repeats the text.
 */
export const guardrailsAi: ServiceAdapter = {
  version: 1,
  call: '',
  authorize: bearer,
  requests: (texts, { guard = '', params }) =>
    texts.map((text) => ({
      path: `/guards/${encodeURIComponent(guard)}/validate`,
      body: { llm_output: text.text, num_reasks: 0, ...(params && { metadata: params }) },
      texts: [text],
    })),
  read: (body, [text]) => {
    if (!isJsonObject(body) || text === undefined) return garbled('it is not an object');
    if (typeof body.validationPassed !== 'boolean') return garbled('`validationPassed` is missing');
    if (body.rawLlmOutput !== text.text) return garbled('`rawLlmOutput` is not the text that was sent');
    const failures = failuresIn(body.validationSummaries);
    if (failures === undefined) return garbled('`validationSummaries` is not a list of summaries');
    return { kind: 'opinion', opinion: toOpinion(body, failures, text) };
  },
  // A validator with `on_fail="exception"` objects with status 400.
  readRefusal: (status, body, [text]) => {
    const detail = isJsonObject(body) ? textOf(body.detail) : undefined;
    if (status !== 400 || detail === undefined || text === undefined) return undefined;
    return { holds: true, reason: detail, spans: [wholeSpan(text, 'validation')] };
  },
};

/** Only failures are listed, but a list may say otherwise. Absent where nothing failed. */
function failuresIn(summaries: unknown): readonly JsonObject[] | undefined {
  return objectsOf(summaries ?? [])?.filter(({ validatorStatus }) => validatorStatus !== 'pass');
}

/** A text that a validator has mended passes; it objected to the text as it stands all the same. */
function toOpinion(body: JsonObject, failures: readonly JsonObject[], text: AskedText): Opinion {
  const { validationPassed, validatedOutput } = body;
  const isMended = typeof validatedOutput === 'string' && validatedOutput !== text.text;
  const reasons = [...failures.map(({ failureReason }) => failureReason), body.error].flatMap(
    (said) => textOf(said) ?? [],
  );
  const places = failures.flatMap((failure) => spansIn(failure, text));
  const holds = !validationPassed || failures.length > 0 || isMended;
  return {
    holds,
    ...(holds && reasons.length > 0 && { reason: reasons.join('; ') }),
    categories: failures.map((failure) => ({ name: nameOf(failure), found: true })),
    spans: isMended && places.length === 0 ? [changedSpan(text, validatedOutput, 'validation')] : places,
  };
}

function nameOf({ validatorName }: JsonObject): string {
  return textOf(validatorName) ?? 'validation';
}

/** Where a validator failed: its spans, if they are of the whole text and in it, else all of the text. */
function spansIn(failure: JsonObject, text: AskedText): readonly OpinionSpan[] {
  const { errorSpans, propertyPath = '$' } = failure;
  const name = nameOf(failure);
  const offset = offsets(text.text);
  const spans = (propertyPath === '$' ? (objectsOf(errorSpans) ?? []) : []).flatMap(({ start, end }) => {
    const [from, to] = [offset(start), offset(end)];
    return from !== undefined && to !== undefined && from < to ? [spanIn(text, from, to, name)] : [];
  });
  return spans.length > 0 ? spans : [wholeSpan(text, name)];
}

/** Python counts code points: maps such an offset to one in UTF-16 code units. */
function offsets(text: string): (offset: unknown) => number | undefined {
  if (!/[\u{10000}-\u{10ffff}]/u.test(text)) {
    return (offset) => (typeof offset === 'number' && offset >= 0 && offset <= text.length ? offset : undefined);
  }
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) starts.push(at);
  starts.push(text.length);
  return (offset) => (typeof offset === 'number' ? starts[offset] : undefined);
}
