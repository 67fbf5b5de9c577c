import type { OpinionText } from '#engine/opinion/opinion.ts';
import { isJsonObject } from '../json.ts';
import { type AskedText, bearer, garbled, type Reading, type ServiceAdapter } from './adapter.ts';
import { textOf } from './json.ts';
import { changedSpan, wholeSpan } from './spans.ts';
import { speakerOf } from './speaker.ts';

/**
 * NeMo Guardrails, `POST /v1/checks`: runs the input rails on what a user said, the output rails on what a model said, and
 * generates nothing. Of several turns of the user the rails see the last one only
 * (https://github.com/NVIDIA-NeMo/Guardrails/issues/1413), so each text gets a request of its own.
 */
export const nemoGuardrails: ServiceAdapter = {
  version: 1,
  call: '/v1/checks',
  authorize: bearer,
  requests: (texts, { model, config }) =>
    texts.map((text) => ({
      path: '/v1/checks',
      body: {
        model,
        messages: [{ role: roleOf(text), content: text.text }],
        ...(config !== undefined && { guardrails: { config_id: config } }),
      },
      texts: [text],
    })),
  read: (body, [text]) => {
    const { status, content, rail } = isJsonObject(body) ? body : {};
    if (status === 'passed') return { kind: 'opinion', opinion: { holds: false } };
    if ((status !== 'blocked' && status !== 'modified') || text === undefined)
      return garbled('`status` is none of `passed`, `modified` and `blocked`');
    return objection(status, text, { content, rail: textOf(rail) ?? status });
  },
};

/** There are no rails for documents: they are checked as if the user had said them. */
function roleOf(text: OpinionText): 'user' | 'assistant' {
  return speakerOf(text) === 'model' ? 'assistant' : 'user';
}

/** A rail that would change the text objects to it as it stands. */
function objection(
  status: 'blocked' | 'modified',
  text: AskedText,
  { content, rail }: { readonly content: unknown; readonly rail: string },
): Reading {
  const isChanged = status === 'modified' && typeof content === 'string';
  return {
    kind: 'opinion',
    opinion: {
      holds: true,
      reason: `${status} by \`${rail}\``,
      categories: [{ name: rail, found: true }],
      spans: [isChanged ? changedSpan(text, content, rail) : wholeSpan(text, rail)],
    },
  };
}
