import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testModel } from '../src/testModel.ts';
import { modelAt, NEVER, testContext } from './wire.ts';

const mock = new LLMock({ port: 0 });
beforeAll(() => mock.start());
afterAll(() => mock.stop());
beforeEach(() => void mock.reset());

/** Each call takes 400 ms. */
function steadyTime() {
  const calls = { count: 0 };
  return { random: () => 0, wait: async () => {}, now: () => new Date(400 * calls.count++) };
}

test('a model that answers', async () => {
  mock.onMessage(/one word/, { content: 'Ready.\n' });
  const result = await testModel(modelAt(`${mock.url}/v1`), testContext({ time: steadyTime() }), NEVER);
  expect(result).toEqual({ ok: true, message: '`tested` answered `Ready.` in 0.4 s' });
});

test('a model that does not honour what the settings ask for', async () => {
  mock.onMessage(/one word/, { content: 'Ready.' });
  const model = modelAt(`${mock.url}/v1`, { provider: 'anthropic', params: { temperature: 2, seed: 1 } });
  const { message } = await testModel(model, testContext({ time: steadyTime() }), NEVER);
  expect(message).toBe('`tested` answered `Ready.` in 0.4 s, but does not honour `seed` and `temperature`');
});

test('a failure is told at once', async () => {
  mock.onMessage(/one word/, { error: { message: 'no such model' }, status: 503 });
  const context = testContext({ retries: 3 });
  const message = `HTTP 503 from ${mock.url}/v1: no such model`;
  expect(await testModel(modelAt(`${mock.url}/v1`), context, NEVER)).toEqual({ ok: false, message });
  expect(mock.getRequests()).toHaveLength(1);
});
