import { expect, test } from 'vitest';
import { createLookedAtMemory } from '../src/lookedAt.ts';

/** VS Code's state of a workspace, which may hold what another version of the extension has kept. */
function stateOf(kept: unknown) {
  const values = new Map([['railwright.lookedAt', kept]]);
  return {
    get: <T>(key: string) => values.get(key) as T | undefined,
    update: async (key: string, value: unknown) => void values.set(key, value),
  };
}

test.each([
  [{ suite: 'file:///a.suite.yaml' }],
  [{ suite: 'file:///a.suite.yaml', model: 'gpt-4', baseline: 'saved' }],
])('%j is looked at again', (lookedAt) => {
  const memory = createLookedAtMemory(stateOf(undefined));
  expect(memory.ready()).toEqual({ kind: 'ready' });
  memory.keep(lookedAt);
  expect(memory.ready()).toEqual({ kind: 'ready', lookedAt });
});

test.each([[null], ['a'], [{}], [{ suite: 1 }], [{ suite: 'a', model: null }]])('%j is not understood', (kept) => {
  expect(createLookedAtMemory(stateOf(kept)).ready()).toEqual({ kind: 'ready' });
});
