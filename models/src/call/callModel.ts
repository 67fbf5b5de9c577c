import type { LanguageModelV3CallOptions } from '@ai-sdk/provider';
import type { AbortSignalLike, ModelRequest } from '#engine/run/modelClient.ts';
import type { LiveModel } from '../liveModel.ts';
import { readEndpoint } from '../request/endpoint.ts';
import { type KeyLookup, resolveKey } from '../request/key.ts';
import { toPrompt, toTools } from '../request/prompt.ts';
import { providers } from '../request/providers.ts';
import type { Resolved } from '../resolved.ts';
import { type Answered, exchange } from './exchange.ts';
import type { ExchangeHints } from './failedExchange.ts';
import { withRetries } from './retries.ts';
import type { ExchangeContext } from './underDeadline.ts';

/** What a call needs besides its model and its request. */
export interface CallContext extends KeyLookup, ExchangeContext {
  /** How often an exchange is tried again after a failure that may pass. */
  readonly retries: number;
}

/** What a model is asked, and in which format it is to answer, where it is to be JSON of a schema. */
export interface ModelCall extends ModelRequest {
  readonly responseFormat?: LanguageModelV3CallOptions['responseFormat'];
}

const hints: ExchangeHints = {
  notFound: 'no model is served there; is `url` its base address, often with `/v1`?',
  webPage: 'is `url` the base address of the model?',
  shape: 'does `provider` name the right protocol?',
};

/** Asks a model over the network, whatever is recorded. Never rejects: what goes wrong is a failure. */
export async function callModel(
  settings: LiveModel,
  call: ModelCall,
  context: CallContext,
  signal: AbortSignalLike,
): Promise<Resolved<Answered>> {
  const endpoint = readEndpoint(settings);
  if (endpoint.kind === 'failure') return endpoint;
  const provider = providers[settings.provider];
  const owner = { what: `model \`${settings.name}\``, key: settings.key, usualKey: provider.usualKey };
  const key = await resolveKey(owner, context);
  if (key.kind === 'failure') return key;
  const question = {
    model: await provider.connect({ model: settings.model, endpoint: endpoint.value, key: key.value.value }),
    options: callOptions(settings, call, provider.resultsNeedTools),
    names: { address: endpoint.value.url, key: key.value, hints },
  };
  return withRetries(() => exchange(question, context, signal), context, signal);
}

function callOptions({ params = {} }: LiveModel, call: ModelCall, needTools: boolean): LanguageModelV3CallOptions {
  const { temperature, top_p: topP, max_tokens: maxOutputTokens, seed } = params;
  const { responseFormat } = call;
  const asked = { prompt: toPrompt(call), tools: toTools(call, needTools), responseFormat };
  return { ...asked, temperature, topP, maxOutputTokens, seed };
}
