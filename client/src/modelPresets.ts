import type { ModelDraft } from '#protocol/requests.ts';

/** A service that models are set up for, with what is usual there. */
export interface ModelPreset {
  readonly label: string;
  readonly detail: string;
  readonly provider: ModelDraft['provider'];
  /** The address, where the provider needs one. The person can change it. */
  readonly url?: string;
  /** An example of a model's name there. */
  readonly model: string;
  /** The environment variable that usually holds the key. */
  readonly variable?: string;
  readonly key: 'needed' | 'optional';
}

export const modelPresets: readonly ModelPreset[] = [
  local('Ollama', 11434, 'llama3.2'),
  local('LM Studio', 1234, 'qwen3-8b'),
  local('vLLM', 8000, 'meta-llama/Llama-3.1-8B-Instruct'),
  local('llama.cpp', 8080, 'default'),
  {
    label: 'OpenAI',
    detail: 'api.openai.com',
    provider: 'openai',
    model: 'gpt-5',
    variable: 'OPENAI_API_KEY',
    key: 'needed',
  },
  {
    label: 'Anthropic',
    detail: 'api.anthropic.com',
    provider: 'anthropic',
    model: 'claude-sonnet-4-5',
    variable: 'ANTHROPIC_API_KEY',
    key: 'needed',
  },
  {
    label: 'Azure OpenAI',
    detail: 'a deployment of your own resource',
    provider: 'azure',
    url: 'https://RESOURCE.openai.azure.com/openai',
    model: 'the name of the deployment',
    variable: 'AZURE_API_KEY',
    key: 'needed',
  },
  {
    label: 'Another service',
    detail: 'any endpoint that speaks the chat completions of OpenAI',
    provider: 'openai-compatible',
    url: 'https://',
    model: 'the name of the model there',
    key: 'optional',
  },
];

function local(label: string, port: number, model: string): ModelPreset {
  const url = `http://127.0.0.1:${port}/v1`;
  return { label, detail: `on this machine, ${url}`, provider: 'openai-compatible', url, model, key: 'optional' };
}

const namePattern = /^[a-z0-9]+(?:[-._][a-z0-9]+)*$/;
const variablePattern = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** What is wrong with a text that was typed in; undefined where nothing is. */
export type Problem = string | undefined;

export function nameProblem(name: string): Problem {
  return namePattern.test(name) ? undefined : 'Lower-case letters, digits, and single `-`, `.` or `_` between them';
}

export function urlProblem(url: string): Problem {
  const parsed = URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return 'An address that starts with http:// or https://';
  if (parsed.username || parsed.password) return 'The key is asked for later: it is no part of the address';
  return url.includes('RESOURCE') ? 'Put the name of your Azure resource in place of RESOURCE' : undefined;
}

export function variableProblem(name: string): Problem {
  return variablePattern.test(name) ? undefined : 'The name of an environment variable: letters, digits and `_`';
}

export function requiredProblem(text: string): Problem {
  return text.trim() ? undefined : 'Something must stand here';
}

/** A name for railwright.yaml that reads like the model's: `meta-llama/Llama-3.1-8B` → `llama-3.1-8b`. */
export function suggestedName(model: string): string {
  const last = model.split('/').at(-1) ?? model;
  const words = last.toLowerCase().match(/[a-z0-9]+(?:\.[a-z0-9]+)*/g);
  return words?.join('-') ?? 'model';
}

/** The name of the stored key: one for each service, so that a key that was entered for one is not used for another. */
export function secretName({ provider, url }: Pick<ModelDraft, 'provider' | 'url'>): string {
  const host = url && URL.parse(url)?.host.replace(/[^A-Za-z0-9_.-]/g, '-');
  return host ? `${provider}.${host}` : provider;
}
