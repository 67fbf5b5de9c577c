import { expect, test } from 'vitest';
import type { Provider } from '../../src/liveModel.ts';
import { readEndpoint } from '../../src/request/endpoint.ts';
import { modelAt } from '../wire.ts';

const rows: readonly { provider: Provider; url?: string; endpoint: string; query?: Record<string, string> }[] = [
  { provider: 'openai', endpoint: 'https://api.openai.com/v1' },
  { provider: 'anthropic', endpoint: 'https://api.anthropic.com/v1' },
  { provider: 'openai-compatible', url: 'http://127.0.0.1:11434/v1/', endpoint: 'http://127.0.0.1:11434/v1' },
  { provider: 'openai-compatible', url: 'http://h:1/v1/chat/completions', endpoint: 'http://h:1/v1' },
  { provider: 'openai-compatible', url: 'https://h.example', endpoint: 'https://h.example' },
  {
    provider: 'openai-compatible',
    url: 'https://h.example/v1?a=b%20c',
    endpoint: 'https://h.example/v1',
    query: { a: 'b c' },
  },
  { provider: 'anthropic', url: 'https://h.example/v1/messages', endpoint: 'https://h.example/v1' },
  { provider: 'azure', url: 'https://r.openai.azure.com', endpoint: 'https://r.openai.azure.com/openai/v1' },
  { provider: 'azure', url: 'https://r.openai.azure.com/openai/', endpoint: 'https://r.openai.azure.com/openai/v1' },
  { provider: 'azure', url: 'https://r.openai.azure.com/openai/v1', endpoint: 'https://r.openai.azure.com/openai/v1' },
  { provider: 'azure', url: 'https://gateway.example/models', endpoint: 'https://gateway.example/models' },
  {
    provider: 'azure',
    url: 'https://r.openai.azure.com/openai/deployments/d',
    endpoint: 'https://r.openai.azure.com/openai/deployments/d',
    query: { 'api-version': '2024-10-21' },
  },
  {
    provider: 'azure',
    url: 'https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=2025-01-01-preview',
    endpoint: 'https://r.openai.azure.com/openai/deployments/d',
    query: { 'api-version': '2025-01-01-preview' },
  },
];

test.each(rows)('$provider at $url', ({ provider, url, endpoint, query = {} }) => {
  const value = { url: endpoint, query };
  expect(readEndpoint({ ...modelAt(''), provider, url })).toEqual({ kind: 'ready', value });
});
