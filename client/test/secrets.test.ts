import { expect, test } from 'vitest';
import { keysInMemory } from './keys.ts';

test('a key that is not stored is asked for once, and stored', async () => {
  const { secrets, asked } = keysInMemory({ enters: 'sk-12345678' });
  expect(await Promise.all([secrets.answer('openai'), secrets.answer('openai')])).toEqual([
    'sk-12345678',
    'sk-12345678',
  ]);
  expect(await secrets.answer('openai')).toBe('sk-12345678');
  expect(asked).toEqual(['enter openai']);
  expect(await secrets.names()).toEqual(['openai']);
});

test('there is no key where none is entered', async () => {
  const { secrets } = keysInMemory();
  expect(await secrets.answer('openai')).toBeNull();
  expect(await secrets.has('openai')).toBe(false);
});

test('another workspace has a stored key only if its user says so, and says it once', async () => {
  const first = keysInMemory({ enters: 'sk-12345678' });
  await first.secrets.answer('openai');

  const refused = keysInMemory({ mayUse: false }, first.stored);
  expect(await refused.secrets.answer('openai')).toBeNull();

  const granted = keysInMemory({ mayUse: true }, first.stored);
  expect(await granted.secrets.answer('openai')).toBe('sk-12345678');
  expect(await granted.secrets.answer('openai')).toBe('sk-12345678');
  expect(granted.asked).toEqual(['may use openai']);
});

test('an untrusted workspace has no key, and its user is not asked', async () => {
  const { secrets, stored, asked } = keysInMemory({ trusted: false, mayUse: true, enters: 'sk-12345678' });
  stored.set('key:openai', 'sk-12345678');
  expect(await secrets.answer('openai')).toBeNull();
  expect(asked).toEqual([]);
});

test('a staged key answers, and is stored only when it is committed', async () => {
  const { secrets, stored } = keysInMemory();
  secrets.stage('openai', 'sk-12345678');
  expect(await secrets.answer('openai')).toBe('sk-12345678');
  expect(stored.size).toBe(0);
  await secrets.commitStaged();
  expect(await secrets.has('openai')).toBe(true);
});

test('a staged key that is discarded is gone', async () => {
  const { secrets, stored } = keysInMemory();
  secrets.stage('openai', 'sk-12345678');
  secrets.discardStaged();
  await secrets.commitStaged();
  expect(await secrets.answer('openai')).toBeNull();
  expect(stored.size).toBe(0);
});

test('a removed key is gone', async () => {
  const { secrets } = keysInMemory({ enters: 'sk-12345678' });
  await secrets.answer('openai');
  await secrets.remove('openai');
  expect(await secrets.names()).toEqual([]);
});

test('keys that were handed out are known, so that no log shows them', async () => {
  const { secrets } = keysInMemory({ enters: 'sk-12345678' });
  expect([...secrets.handedOut()]).toEqual([]);
  await secrets.answer('openai');
  expect([...secrets.handedOut()]).toEqual(['sk-12345678']);
});
