import type { JudgeRequest } from '#engine/opinion/opinion.ts';
import { digest } from '../answers/digest.ts';
import type { LiveModel } from '../liveModel.ts';
import { readEndpoint } from '../request/endpoint.ts';
import { JUDGE_PROMPT_VERSION } from './judgePrompt.ts';

/**
 * What a recorded opinion is found by: the digest of all that can change it. The key of the provider, and the name of the
 * model in the settings, cannot.
 */
export function judgeKey(settings: LiveModel, { kind, question, texts }: JudgeRequest): string {
  const { provider, model, params = {} } = settings;
  const asked = { prompt: JUDGE_PROMPT_VERSION, provider, endpoint: readEndpoint(settings), model, params };
  return digest({ kind, ...asked, question, texts });
}
