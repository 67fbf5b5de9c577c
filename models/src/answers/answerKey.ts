import { createHash } from 'node:crypto';
import type { ModelRequest } from '#engine/run/modelClient.ts';
import type { LiveModel } from '../liveModel.ts';
import { readEndpoint } from '../request/endpoint.ts';
import { PROMPT_VERSION } from '../request/prompt.ts';

/**
 * What a recorded answer is found by: the SHA-256, in hexadecimal, of all that can change the answer. The key of the
 * provider, the name of the model in the settings, and the id of the case cannot.
 */
export function answerKey(settings: LiveModel, request: ModelRequest): string {
  const { provider, model, params = {} } = settings;
  const { system, messages, documents, tools, repeat } = request;
  const asked = { prompt: PROMPT_VERSION, provider, endpoint: readEndpoint(settings), model, params };
  const question = { system, messages, documents, tools, repeat };
  return createHash('sha256')
    .update(canonicalJson({ ...asked, ...question }))
    .digest('hex');
}

/** JSON in which the order of properties is that of their names, so that equal values are equal texts. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
