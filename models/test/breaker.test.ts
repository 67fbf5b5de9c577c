import { expect, test } from 'vitest';
import type { ModelFailureKind, ModelReply } from '#engine/run/modelClient.ts';
import { createBreaker } from '#models/call/breaker.ts';

const failure = (kind: ModelFailureKind): ModelReply => ({
  kind: 'failure',
  failure: { kind, message: `it is ${kind}` },
});
const answer: ModelReply = { kind: 'answer', answer: { calls: [], cached: false } };

test.each<[string, readonly ModelReply[], boolean]>([
  ['three lasting failures in a row', [failure('unreachable'), failure('unreachable'), failure('unreachable')], true],
  ['lasting failures of several kinds', [failure('no-key'), failure('unauthorized'), failure('unreachable')], true],
  ['two', [failure('unreachable'), failure('unreachable')], false],
  ['an answer in between', [failure('unreachable'), failure('unreachable'), answer, failure('unreachable')], false],
  ['failures that may pass', [failure('timeout'), failure('timeout'), failure('timeout')], false],
  [
    'a time-out in between',
    [failure('unreachable'), failure('unreachable'), failure('timeout'), failure('unreachable')],
    false,
  ],
])('%s', (_, replies, isOpen) => {
  const breaker = createBreaker();
  for (const reply of replies) breaker.note(reply);
  expect(breaker.open() !== undefined).toBe(isOpen);
});

test('says why nothing more is asked', () => {
  const breaker = createBreaker();
  for (let i = 0; i < 3; i++) breaker.note(failure('unauthorized'));
  expect(breaker.open()).toEqual({
    kind: 'unauthorized',
    message: 'not asked, as 3 calls in a row failed: it is unauthorized',
  });
});
