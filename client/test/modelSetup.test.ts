import { expect, test } from 'vitest';
import type { ModelDraft } from '#protocol/requests.ts';
import type { Ask, Reply } from '../src/dialogue.ts';
import { nameProblem, secretName, suggestedName, urlProblem, variableProblem } from '../src/modelPresets.ts';
import { askForModel, type ModelSetup, type TestResult } from '../src/modelSetup.ts';
import { keysInMemory } from './keys.ts';

/** What a person does at each question: picks a label, types `=TEXT`, takes what is offered, goes back, or leaves. */
type Deed = `pick ${string}` | `=${string}` | 'accept' | 'back' | 'leave';

function person(deeds: readonly Deed[], prompts: string[]): Ask {
  const left = [...deeds];
  const next = (prompt: string): Deed => {
    prompts.push(prompt);
    return left.shift() ?? 'leave';
  };
  const other = (deed: Deed): Reply<never> => ({ kind: deed === 'back' ? 'back' : 'cancelled' });
  return {
    async pick({ prompt, choices }) {
      const deed = next(prompt);
      const chosen = choices.find(({ label }) => deed === `pick ${label}`);
      if (deed.startsWith('pick') && !chosen)
        throw new Error(`${deed}: not among ${choices.map(({ label }) => label)}`);
      return chosen ? { kind: 'answer', value: chosen.value } : other(deed);
    },
    async text({ prompt, value, problem }) {
      const deed = next(prompt);
      const typed = deed === 'accept' ? value : deed.slice(1);
      if (deed !== 'accept' && !deed.startsWith('=')) return other(deed);
      expect(problem(typed)).toBeUndefined();
      return { kind: 'answer', value: typed };
    },
  };
}

interface Scene {
  readonly deeds: readonly Deed[];
  readonly variables?: readonly string[];
  readonly wanted?: string;
  readonly tests?: readonly TestResult[];
}

async function setUp({ deeds, variables = [], wanted, tests = [] }: Scene) {
  const prompts: string[] = [];
  const tried: { draft: ModelDraft; key: string | null }[] = [];
  const keys = keysInMemory();
  const results = [...tests];
  const setup = await askForModel(
    {
      ask: person(deeds, prompts),
      secrets: keys.secrets,
      hasVariable: (name) => variables.includes(name),
      async tryOut(draft) {
        const secret = /\$\{secret:(.*)\}/.exec(draft.key ?? '')?.[1];
        tried.push({ draft, key: secret ? await keys.secrets.answer(secret) : null });
        return results.shift() ?? { ok: true, message: 'says hello' };
      },
    },
    wanted,
  );
  return { setup, prompts, tried, stored: keys.stored };
}

const env = (name: string) => `\${env:${name}}`;
const secret = (name: string) => `\${secret:${name}}`;
const draftOf = (setup: ModelSetup | undefined) => setup?.draft;

test('a local model needs an address, a name and no key', async () => {
  const { setup, stored } = await setUp({
    deeds: ['pick Ollama', 'accept', '=llama3.2:3b', 'pick No key', 'accept'],
  });
  expect(setup).toEqual({
    draft: {
      name: 'llama3.2-3b',
      provider: 'openai-compatible',
      model: 'llama3.2:3b',
      url: 'http://127.0.0.1:11434/v1',
    },
    test: { ok: true, message: 'says hello' },
  });
  expect(stored.size).toBe(0);
});

test('an environment variable that is set is offered, and the address of OpenAI is not asked for', async () => {
  const { setup } = await setUp({
    variables: ['OPENAI_API_KEY'],
    deeds: ['pick OpenAI', '=gpt-5', 'pick OPENAI_API_KEY', 'accept'],
  });
  expect(draftOf(setup)).toEqual({ name: 'gpt-5', provider: 'openai', model: 'gpt-5', key: env('OPENAI_API_KEY') });
});

test('a key that is typed in is tried out and stored, and the draft only names it', async () => {
  const { setup, tried, stored } = await setUp({
    wanted: 'reviewer',
    deeds: ['pick Anthropic', '=claude-sonnet-4-5', 'pick Type in a key…', '=sk-ant-12345678', 'accept'],
  });
  expect(draftOf(setup)).toMatchObject({ name: 'reviewer', key: secret('anthropic') });
  expect(tried.map(({ key }) => key)).toEqual(['sk-ant-12345678']);
  expect([...stored]).toEqual([['key:anthropic', 'sk-ant-12345678']]);
  expect(JSON.stringify(setup)).not.toContain('12345678');
});

test('going back asks again, with what was answered, and a key that is no longer wanted is not stored', async () => {
  const { setup, stored } = await setUp({
    deeds: [
      'pick OpenAI',
      '=gpt-4',
      'pick Type in a key…',
      '=sk-12345678',
      'back', // from the name to the key
      'back', // to where it comes from
      'pick An environment variable…',
      '=MY_KEY',
      'back',
      '=OTHER_KEY',
      'accept',
    ],
  });
  expect(draftOf(setup)).toMatchObject({ name: 'gpt-4', key: env('OTHER_KEY') });
  expect(stored.size).toBe(0);
});

test.each([1, 2, 3, 4, 5])('leaving after %i answers stores nothing and sets nothing up', async (count) => {
  const deeds: Deed[] = ['pick OpenAI', '=gpt-5', 'pick Type in a key…', '=sk-12345678', 'accept'];
  const failed = { ok: false, message: 'wrong key' };
  const { setup, stored } = await setUp({ deeds: [...deeds.slice(0, count), 'leave'], tests: [failed] });
  expect(setup).toBeUndefined();
  expect(stored.size).toBe(0);
});

test('a test call that fails says why, and can be made again or passed over', async () => {
  const failed = { ok: false, message: 'nothing listens at 127.0.0.1:8000' };
  const { setup, prompts, tried } = await setUp({
    deeds: ['pick vLLM', 'accept', '=m', 'pick No key', '=local', 'pick Try again', 'pick Keep it as it is'],
    tests: [failed, failed],
  });
  expect(tried).toHaveLength(2);
  expect(prompts.at(-1)).toBe('The test call failed: nothing listens at 127.0.0.1:8000');
  expect(setup).toMatchObject({ draft: { name: 'local' }, test: failed });
});

test('from a test call that failed, the address can be put right', async () => {
  const { setup, tried } = await setUp({
    deeds: [
      ...(['pick vLLM', '=http://127.0.0.1:1/v1', '=m', 'pick No key', 'accept'] as const),
      ...(['back', 'back', 'back', 'back', '=http://127.0.0.1:8001/v1', 'accept', 'pick No key', 'accept'] as const),
    ],
    tests: [{ ok: false, message: 'no' }],
  });
  expect(tried.map(({ draft }) => draft.url)).toEqual(['http://127.0.0.1:1/v1', 'http://127.0.0.1:8001/v1']);
  expect(setup?.test.ok).toBe(true);
});

test.each([
  ['gpt-5', 'gpt-5'],
  ['meta-llama/Llama-3.1-8B-Instruct', 'llama-3.1-8b-instruct'],
  ['qwen3:0.6b', 'qwen3-0.6b'],
  ['my_model--x', 'my-model-x'],
  ['…', 'model'],
])('%j is called %j in railwright.yaml', (model, name) => {
  expect(suggestedName(model)).toBe(name);
  expect(nameProblem(name)).toBeUndefined();
});

test.each([
  [{ provider: 'openai' }, 'openai'],
  [{ provider: 'openai-compatible', url: 'http://127.0.0.1:8000/v1' }, 'openai-compatible.127.0.0.1-8000'],
  [{ provider: 'azure', url: 'https://shop.openai.azure.com/openai' }, 'azure.shop.openai.azure.com'],
] as const)('the key for %j is stored as %j', (draft, name) => {
  expect(secretName(draft)).toBe(name);
  expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9_.-]*$/);
});

test.each(['', 'localhost:11434', 'ftp://a', 'https://RESOURCE.openai.azure.com/openai', 'https://u:key@host/v1'])(
  '%j is no address',
  (url) => expect(urlProblem(url)).toBeTruthy(),
);

test.each(['', '2KEY', 'MY-KEY', env('KEY')])('%j is no environment variable', (name) => {
  expect(variableProblem(name)).toBeTruthy();
});

test.each(['', 'GPT', 'a b', '-a', 'a--b'])('%j is no name of a model', (name) =>
  expect(nameProblem(name)).toBeTruthy(),
);
