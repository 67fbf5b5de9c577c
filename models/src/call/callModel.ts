import type { LanguageModelV3CallOptions } from '@ai-sdk/provider';
import type { AbortSignalLike, ModelRequest } from '#engine/run/modelClient.ts';
import type { LiveModel } from '../liveModel.ts';
import { readEndpoint } from '../request/endpoint.ts';
import { type KeyLookup, resolveKey } from '../request/key.ts';
import { toPrompt, toTools } from '../request/prompt.ts';
import { providers } from '../request/providers.ts';
import type { Resolved } from '../resolved.ts';
import { type Answered, type ExchangeContext, exchange } from './exchange.ts';
import { withRetries } from './retries.ts';

/** What a call needs besides its model and its request. */
export interface CallContext extends KeyLookup, ExchangeContext {
  /** How often an exchange is tried again after a failure that may pass. */
  readonly retries: number;
}

/** Asks a model over the network, whatever is recorded. Never rejects: what goes wrong is a failure. */
export async function callModel(
  settings: LiveModel,
  request: ModelRequest,
  context: CallContext,
  signal: AbortSignalLike,
): Promise<Resolved<Answered>> {
  const endpoint = readEndpoint(settings);
  if (endpoint.kind === 'failure') return endpoint;
  const key = await resolveKey(settings, context);
  if (key.kind === 'failure') return key;
  const provider = providers[settings.provider];
  const question = {
    model: await provider.connect({ model: settings.model, endpoint: endpoint.value, key: key.value.value }),
    options: callOptions(settings, request, provider.resultsNeedTools),
    names: { address: endpoint.value.url, key: key.value },
  };
  return withRetries(() => exchange(question, context, signal), context, signal);
}

function callOptions(
  { params = {} }: LiveModel,
  request: ModelRequest,
  needTools: boolean,
): LanguageModelV3CallOptions {
  const { temperature, top_p: topP, max_tokens: maxOutputTokens, seed } = params;
  return { prompt: toPrompt(request), tools: toTools(request, needTools), temperature, topP, maxOutputTokens, seed };
}
