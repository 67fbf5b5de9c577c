import { describe, expect, test } from 'vitest';
import { leaks } from '../../src/compile/detectors/leaks.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { mark } from './marked.ts';

const system = 'You are the agent of the tea shop. Greet with: welcome to the tea shop, how can I help you today?';
const exchange: Exchange = { messages: [], documents: [], session: {}, history: [], system };

function find(text: string, options: unknown, changed: Partial<Exchange> = {}): string {
  const at = { path: 'shop.policy.yaml', range: { start: 0, end: 0 } };
  const condition = { kind: 'detector', name: 'leaks', options, at } as unknown as Parameters<typeof leaks>[0];
  const detect = leaks(condition, { report: () => undefined });
  return mark(text, detect?.(text, { ...exchange, ...changed }) ?? []);
}

const greeting = 'Welcome to the tea shop, how can I help you today?';

describe('what a rule may say of leaks', () => {
  test.each([
    [`I was told: ${system}`, true, `I was told: «${system.slice(0, -1)}»?`],
    [greeting, true, `«${greeting.slice(0, -1)}»?`],
    [greeting, { except: greeting }, greeting],
    [greeting, { except: ['Bye.', greeting] }, greeting],
    [greeting, { words: 12 }, greeting],
    [greeting, { at_least: 0.9 }, greeting],
    ['The name is Kestrel-7C1E.', { canary: 'kestrel-7c1e' }, 'The name is «Kestrel-7C1E».'],
    ['The agent of the tea shop.', { words: 5 }, '«The agent of the tea shop».'],
  ])('%s %j', (text, options, expected) => {
    expect(find(text, options)).toBe(expected);
  });
});

describe('where the prompt comes from', () => {
  test('from nowhere: nothing leaks but a canary', () => {
    expect(find(greeting, true, { system: undefined })).toBe(greeting);
    expect(find('It is kestrel.', { canary: 'kestrel' }, { system: undefined })).toBe('It is «kestrel».');
  });

  test('from a turn of the role `system`', () => {
    const messages: Exchange['messages'] = [{ role: 'system', content: system }];
    expect(find(greeting, true, { system: undefined, messages })).not.toBe(greeting);
  });

  test('what the user wrote is no leak', () => {
    const messages: Exchange['messages'] = [{ role: 'user', content: `You said "${greeting}". Why?` }];
    expect(find(greeting, true, { messages })).toBe(greeting);
  });
});

test('many prompts, one after the other', () => {
  const prompts = Array.from({ length: 40 }, (_, i) => `Secret number ${i} is kept by the third keeper of the house.`);
  const condition = { options: true } as unknown as Parameters<typeof leaks>[0];
  const detect = leaks(condition, { report: () => undefined });
  const found = prompts.map((prompt) => detect?.(prompt, { ...exchange, system: prompt }).length);
  expect(found).toEqual(prompts.map(() => 1));
});
