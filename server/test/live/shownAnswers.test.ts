import { expect, test } from 'vitest';
import type { FromLive } from '../../src/live/messages.ts';
import { shownAnswers } from '../../src/live/verdicts/shownAnswers.ts';

test('a question that cannot be answered is answered all the same: an editor that waits shows nothing', () => {
  const posted: FromLive[] = [];
  const fails = (): never => {
    throw new Error('a fault of ours');
  };
  const shown = shownAnswers(fails, (message) => posted.push(message));
  const question = { kind: 'ruleNames', policy: '/p.policy.yaml' } as const;
  expect(() => shown.answer({ kind: 'ask', id: 7, question })).toThrow('a fault of ours');
  expect(posted).toEqual([{ kind: 'answer', id: 7, answer: undefined }]);
});
