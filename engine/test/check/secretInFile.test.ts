import { describe, expect, test } from 'vitest';
import { applyChanges } from '#engine/format/textChange.ts';
import { checkIn } from '../support/check.ts';

/** Made up, and as random as a real one. */
const key = 'sk-proj-Zk3vQ9xT7mB2nR8wL5pD1hJ4fC6sY0gA';

/** What is found in a file: `code: the text that is marked`. */
function found(text: string, path = '/railwright.yaml'): readonly string[] {
  return checkIn({ [path]: text }, path).map(
    ({ code, level, location: { range } }) => `${level} ${code}: ${text.slice(range.start, range.end)}`,
  );
}

describe('settings', () => {
  test('a key that is written where its name should be is said once, and read from the environment by the fix', () => {
    const text = `models:\n  gpt: { provider: openai, model: gpt-5, key: ${key} }\n`;
    expect(found(text)).toEqual([`error secret-in-file: ${key}`]);
    const [diagnostic] = checkIn({ '/railwright.yaml': text }, '/railwright.yaml');
    expect(diagnostic?.fixes?.map(({ title }) => title)).toEqual(['Read it from `OPENAI_API_KEY`']);
    const fixed = applyChanges(text, diagnostic?.fixes?.[0]?.changes ?? []);
    expect(fixed).toBe(text.replace(key, '"${env:OPENAI_API_KEY}"'));
    expect(found(fixed)).toEqual([]);
  });

  test.each([
    ['a comment', `# key: ${key}\nmodels: {}\n`, key],
    [
      'the password in an address',
      'models: { a: { provider: openai-compatible, model: a, url: "https://app:hunter2@x.example" } }\n',
      'hunter2',
    ],
    [
      'a value with the name of a secret',
      'services: { a: { type: litellm, url: "https://x.example", params: { api_key: 3f9a1b7c5d2e8f60 } } }\n',
      '3f9a1b7c5d2e8f60',
    ],
  ])('%s', (_, text, secret) => {
    expect(found(text)).toEqual([`error secret-in-file: ${secret}`]);
  });

  test.each([
    ['a reference', 'models: { a: { provider: openai, model: a, key: "$' + '{env:OPENAI_API_KEY}" } }\n'],
    [
      'the name of a secret',
      'models: { a: { provider: openai, model: a, key: "$' + '{secret:openai-compatible.127.0.0.1-43627}" } }\n',
    ],
    [
      'ids that look random',
      'services: { a: { type: bedrock, guardrail: gr1abc2def3, region: eu-central-1, version: "12" } }\n',
    ],
    [
      'an address with a port',
      'models: { a: { provider: openai-compatible, model: a, url: "http://127.0.0.1:11434/v1" } }\n',
    ],
    ['a budget of tokens', 'models: { a: { provider: openai, model: a, params: { max_tokens: 1024 } } }\n'],
    ['an example', '# key: sk-proj-your-key-goes-here-0123456789\nmodels: {}\n'],
  ])('%s is none', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test('a comment hides it', () => {
    expect(found(`# ${key}\nmodels: {}\n`)).toHaveLength(1);
    expect(found(`# railwright-disable secret-in-file -- honeytoken\n# ${key}\nmodels: {}\n`)).toEqual([]);
  });
});

describe('JSON', () => {
  test('of settings, policies and suites', () => {
    const settings = { models: { gpt: { provider: 'openai', model: 'gpt-5', key } } };
    expect(found(JSON.stringify(settings), '/railwright.json')).toEqual([`error secret-in-file: ${key}`]);
    expect(found(JSON.stringify({ policy: 'a', values: { key } }), '/a.policy.json')).toEqual([
      `warning secret-in-file: ${key}`,
    ]);
  });
});
