import type { OpenAICompatibleProviderSettings } from '@ai-sdk/openai-compatible';
import type { LanguageModelV3 } from '@ai-sdk/provider';
import type { Provider } from '../liveModel.ts';
import type { Endpoint } from './endpoint.ts';
import { guardedFetch } from './transport.ts';

/** What a provider needs to know to reach one model. */
interface Target {
  readonly model: string;
  readonly endpoint: Endpoint;
  readonly key: string | undefined;
}

interface ProviderRow {
  /** The provider's own address, where it has one. */
  readonly url?: string;
  /** What the SDK puts after the base address. */
  readonly call: string;
  /** The variable that usually holds the key; absent where no key is needed. */
  readonly usualKey?: string;
  /** Whether it accepts the result of a tool only next to the definition of a tool. */
  readonly resultsNeedTools: boolean;
  /** Adds what people leave out of an address. */
  readonly complete?: (endpoint: Endpoint) => Endpoint;
  /** Makes no call yet. The SDK is loaded here, so that a run of recorded answers does not pay for it. */
  connect(target: Target): Promise<LanguageModelV3>;
}

/**
 * How each provider is reached. OpenAI and Azure go through the SDK's OpenAI-compatible provider, too: its own ones drop
 * `temperature` and `top_p` for some model names without a word, and a run record must not name a parameter that was
 * never sent.
 */
export const providers: Readonly<Record<Provider, ProviderRow>> = {
  openai: {
    url: 'https://api.openai.com/v1',
    call: '/chat/completions',
    usualKey: 'OPENAI_API_KEY',
    resultsNeedTools: false,
    connect: (target) => connectChat(target, { apiKey: target.key, transformRequestBody: renameTokenLimit }),
  },
  azure: {
    call: '/chat/completions',
    usualKey: 'AZURE_OPENAI_API_KEY',
    resultsNeedTools: false,
    complete: completeAzure,
    connect: (target) =>
      connectChat(target, { headers: { 'api-key': target.key ?? '' }, transformRequestBody: renameTokenLimit }),
  },
  'openai-compatible': {
    call: '/chat/completions',
    resultsNeedTools: false,
    connect: (target) => connectChat(target, { apiKey: target.key }),
  },
  anthropic: {
    url: 'https://api.anthropic.com/v1',
    call: '/messages',
    usualKey: 'ANTHROPIC_API_KEY',
    resultsNeedTools: true,
    connect: connectAnthropic,
  },
};

async function connectChat(
  { model, endpoint }: Target,
  options: Pick<OpenAICompatibleProviderSettings, 'apiKey' | 'headers' | 'transformRequestBody'>,
): Promise<LanguageModelV3> {
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
  const common = { name: 'chat', baseURL: endpoint.url, fetch: guardedFetch(endpoint.query) };
  // Only judges are asked for JSON of a schema, and what a server does with it is read all the same.
  return createOpenAICompatible({ ...common, ...options, supportsStructuredOutputs: true }).chatModel(model);
}

async function connectAnthropic({ model, endpoint, key }: Target): Promise<LanguageModelV3> {
  const { createAnthropic } = await import('@ai-sdk/anthropic');
  // The SDK reads the environment for a key that is absent, but not for an empty one.
  return createAnthropic({ baseURL: endpoint.url, apiKey: key ?? '', fetch: guardedFetch(endpoint.query) })(model);
}

/** OpenAI and Azure refuse `max_tokens` for reasoning models, and take `max_completion_tokens` for all. */
function renameTokenLimit({ max_tokens, ...body }: Record<string, unknown>): Record<string, unknown> {
  return { ...body, max_completion_tokens: max_tokens };
}

/**
 * A resource's address gets the path of the v1 API, which needs no version; the address of one deployment gets the
 * latest stable version where it names none.
 * https://learn.microsoft.com/azure/ai-foundry/openai/api-version-lifecycle
 */
function completeAzure({ url, query }: Endpoint): Endpoint {
  const { origin, pathname } = new URL(url);
  if (pathname === '/' || pathname === '/openai') return { url: `${origin}/openai/v1`, query };
  if (pathname.includes('/deployments/')) return { url, query: { 'api-version': '2024-10-21', ...query } };
  return { url, query };
}
