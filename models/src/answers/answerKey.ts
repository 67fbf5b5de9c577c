import type { ModelRequest } from '#engine/run/modelClient.ts';
import type { LiveModel } from '../liveModel.ts';
import { readEndpoint } from '../request/endpoint.ts';
import { PROMPT_VERSION } from '../request/prompt.ts';
import { digest } from './digest.ts';

/**
 * What a recorded answer is found by: the digest of all that can change the answer. The key of the provider, the name of
 * the model in the settings, and the id of the case cannot.
 */
export function answerKey(settings: LiveModel, request: ModelRequest): string {
  const { provider, model, params = {} } = settings;
  const { system, messages, documents, tools, repeat } = request;
  const asked = { prompt: PROMPT_VERSION, provider, endpoint: readEndpoint(settings), model, params };
  const question = { system, messages, documents, tools, repeat };
  return digest({ ...asked, ...question });
}
