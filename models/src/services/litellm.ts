import type { OpinionSpan } from '#engine/opinion/opinion.ts';
import { isJsonObject } from '../json.ts';
import { type AskedText, garbled, type ServiceAdapter, type ServiceRequest } from './adapter.ts';
import { textOf } from './json.ts';
import { changedSpan } from './spans.ts';
import { speakerOf } from './speaker.ts';

const CALL = '/beta/litellm_basic_guardrail_api';

/**
 * Any service with LiteLLM's generic guardrail API. What the model said is asked about as a `response`, all else as a
 * `request`. LiteLLM itself takes a reply without `action` for `NONE`; here it is no opinion.
 * https://docs.litellm.ai/docs/adding_provider/generic_guardrail_api
 */
export const litellm: ServiceAdapter = {
  version: 1,
  call: CALL,
  authorize: (key) => ({ 'x-api-key': key }),
  requests: (texts, { params }) => {
    const isResponse = (text: AskedText): boolean => speakerOf(text) === 'model';
    return [
      ...toRequest(
        'request',
        texts.filter((text) => !isResponse(text)),
        params,
      ),
      ...toRequest('response', texts.filter(isResponse), params),
    ];
  },
  read: (body, texts) => {
    const { action, blocked_reason: said, texts: changed } = isJsonObject(body) ? body : {};
    const reason = textOf(said);
    switch (action) {
      case 'NONE':
        return { kind: 'opinion', opinion: { holds: false } };
      case 'BLOCKED':
        return { kind: 'opinion', opinion: { holds: true, ...(reason !== undefined && { reason }) } };
      case 'GUARDRAIL_INTERVENED':
        return {
          kind: 'opinion',
          opinion: { holds: true, reason: 'it changes the text', spans: changes(texts, changed) },
        };
      default:
        return garbled('`action` is none of `NONE`, `BLOCKED` and `GUARDRAIL_INTERVENED`');
    }
  },
};

/** Services that are written after LiteLLM's own types miss the fields that are not there, even those that may be null. */
function toRequest(
  input_type: 'request' | 'response',
  texts: readonly AskedText[],
  params: unknown,
): readonly ServiceRequest[] {
  if (texts.length === 0) return [];
  const unused = { litellm_call_id: null, litellm_trace_id: null, structured_messages: null, images: null };
  const body = {
    input_type,
    texts: texts.map(({ text }) => text),
    request_data: {},
    additional_provider_specific_params: params ?? {},
    ...unused,
    tools: null,
    tool_calls: null,
  };
  return [{ path: CALL, body, texts }];
}

/** What a service has changed, where it gives one text back for each. */
function changes(texts: readonly AskedText[], changed: unknown): readonly OpinionSpan[] {
  if (!Array.isArray(changed) || changed.length !== texts.length) return [];
  return texts.flatMap((text, index) => {
    const after: unknown = changed[index];
    return typeof after === 'string' && after !== text.text ? [changedSpan(text, after, 'GUARDRAIL_INTERVENED')] : [];
  });
}
